import { expect, test } from '@jest/globals';
import { databaseProblem, dataFolderProblem, portProblem, shortPath } from './problem.js';

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
  expect(dataFolderProblem(failure('EISDIR'), '/srv/gatefold')?.message).toContain('move it away');
  expect(dataFolderProblem(failure('EBADF'), '/srv/gatefold')).toBeNull();
});

test('a database that does not answer is told from one that refuses us', () => {
  // What Node says of a name with several addresses has no message of its own.
  const nobody = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });
  expect(databaseProblem(nobody, 'localhost:5432').message).toBe(
    'No database answers at localhost:5432 (ECONNREFUSED): start it, correct DATABASE_URL, or leave it out for the embedded one.',
  );
  expect(databaseProblem(new Error('timeout expired'), 'db:5432').message).toContain('(timeout expired)');
  const refused = Object.assign(new Error('password authentication failed for user "ada"'), {
    code: '28P01',
  });
  expect(databaseProblem(refused, 'db:5432').message).toBe(
    'The database at db:5432 does not let us in: password authentication failed for user "ada"',
  );
});

test('paths below the working folder are shown short', () => {
  expect(shortPath('/srv/gatefold/.data', '/srv/gatefold')).toBe('.data');
  expect(shortPath('/srv/data', '/srv/gatefold')).toBe('/srv/data');
});
