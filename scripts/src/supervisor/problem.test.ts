import { expect, test } from '@jest/globals';
import { dataFolderProblem, portProblem, shortPath } from './problem.js';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

test('a taken port is named together with the command that chooses another', () => {
  expect(portProblem(failure('EADDRINUSE'), 4000)?.message).toBe(
    'Port 4000 is taken: stop the program that uses it, or choose another port with PORT=4001 npm start.',
  );
  expect(portProblem(failure('EACCES'), 80)?.message).toContain('choose one above 1023');
  expect(portProblem(failure('EIO'), 80)).toBeNull();
});

test('a data folder that cannot be used is named together with what to do', () => {
  expect(dataFolderProblem(failure('EACCES'), '/srv/gatefold')?.message).toBe(
    'No permission to write to the data folder /srv/gatefold: correct its owner, or choose another folder with DATA_DIR.',
  );
  expect(dataFolderProblem(failure('ENOTDIR'), '/srv/gatefold')?.message).toContain('is not a folder');
  expect(dataFolderProblem(failure('ENOSPC'), '/srv/gatefold')?.message).toContain('is full');
  expect(dataFolderProblem(failure('EBADF'), '/srv/gatefold')).toBeNull();
});

test('paths below the working folder are shown short', () => {
  expect(shortPath('/srv/gatefold/.data', '/srv/gatefold')).toBe('.data');
  expect(shortPath('/srv/data', '/srv/gatefold')).toBe('/srv/data');
});
