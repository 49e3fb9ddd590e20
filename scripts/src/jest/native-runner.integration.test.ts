import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../../', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatefold-runner-'));
  mkdirSync(path.join(folder, 'workspace/src'), { recursive: true });
  mkdirSync(path.join(folder, 'workspace/dist'));
  const config = {
    testMatch: ['**/src/*.test.ts'],
    runner: path.join(root, 'scripts/jest/native-runner.mjs'),
  };
  writeFileSync(path.join(folder, 'jest.config.json'), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs test files of these names and compiled texts; resolves each full title, or file that could not run, to its status. */
function run(files: Readonly<Record<string, string>>): Record<string, string> {
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(folder, 'workspace/src', `${name}.test.ts`), '');
    writeFileSync(
      path.join(folder, 'workspace/dist', `${name}.test.js`),
      `import * as jest from '@jest/globals';\n${text}`,
    );
  }
  const { stdout } = spawnSync(
    process.execPath,
    [path.join(root, 'node_modules/jest/bin/jest.js'), '--json', '--maxWorkers=2', '--rootDir', folder],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  );
  const { testResults } = JSON.parse(stdout) as {
    testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
  };
  return Object.fromEntries(
    testResults.flatMap(({ name, status, assertionResults }) => [
      [path.basename(name, '.test.ts'), status],
      ...assertionResults.map((result) => [result.fullName, result.status]),
    ]),
  );
}

test('what fails, hangs, throws beside or promises in vain is red, the rest of its file still runs', () => {
  const text = `
    const { beforeAll, describe, expect, test } = jest;
    test('holds', () => expect(1).toBe(1));
    test('fails', () => expect(1).toBe(2));
    test('hangs', () => new Promise(() => undefined), 100);
    test('rejects aside', async () => {
      Promise.reject(new Error('aside'));
      await new Promise((done) => setTimeout(done, 10));
    });
    test('throws aside', async () => {
      setTimeout(() => { throw new Error('aside'); });
      await new Promise((done) => setTimeout(done, 10));
    });
    test('asserts nothing', () => expect.hasAssertions());
    const { skip } = test;
    skip('is left out', () => undefined);
    describe('after a hook that throws', () => {
      beforeAll(() => { throw new Error('hook'); });
      test('does not run', () => undefined);
    });
    test('still holds', () => undefined);`;
  expect(
    run({
      many: text,
      broken: "throw new Error('while loading');",
      good: "jest.test('good', () => undefined);",
      again:
        "let tries = 0; jest.jest.retryTimes(2); jest.test('third time', () => jest.expect(++tries).toBe(3));",
    }),
  ).toEqual({
    many: 'failed',
    holds: 'passed',
    fails: 'failed',
    hangs: 'failed',
    'rejects aside': 'failed',
    'throws aside': 'failed',
    'asserts nothing': 'failed',
    'is left out': 'pending',
    'after a hook that throws does not run': 'failed',
    'still holds': 'passed',
    broken: 'failed',
    good: 'passed',
    again: 'passed',
    'third time': 'passed',
  });
}, 60_000);
