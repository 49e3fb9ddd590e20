import { registerHooks } from 'node:module';
import { relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { jestExpect } from '@jest/expect';
import { createEmptyTestResult } from '@jest/test-result';
import { addEventHandler, getState, resetState, run as runTests } from 'jest-circus';
import { formatResultsErrors } from 'jest-message-util';
import { jest } from './native-globals.mjs';

const globals = new URL('./native-globals.mjs', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: globals, shortCircuit: true } : next(specifier, context),
});

/** `src/a.test.ts` of a workspace is `dist/a.test.js` once it is compiled. */
const compiled = (path, root) =>
  resolve(root, relative(root, path).replace(`${sep}src${sep}`, `${sep}dist${sep}`).replace(/\.ts$/, '.js'));

const statusOf = ({ status, errors }) =>
  errors.length > 0 ? 'failed' : status === 'skip' ? 'pending' : status === 'todo' ? 'todo' : 'passed';

/** Errors that nobody awaited; those of a rejection that is handled later are none. */
const stray = new Map();
process.on('unhandledRejection', (error, promise) => stray.set(promise, error));
process.on('rejectionHandled', (promise) => stray.delete(promise));
process.on('uncaughtException', (error) => stray.set(Symbol('thrown'), error));

async function takeStray() {
  await setImmediate();
  const errors = [...stray.values()];
  stray.clear();
  return errors;
}

addEventHandler(async ({ name, test }) => {
  if (name !== 'test_done') return;
  const unmet = jestExpect.extractExpectedAssertionsErrors().map(({ error }) => error);
  test.errors.push(...unmet, ...(await takeStray()));
});

/** Runs one test file; resolves to its result as Jest's reporters read it. */
export async function run(path, config, { testTimeout, testNamePattern }) {
  const startMs = Date.now();
  resetState();
  jest.retryTimes(0);
  if (testTimeout) jest.setTimeout(testTimeout);
  if (testNamePattern) getState().testNamePattern = new RegExp(testNamePattern, 'i');

  await import(pathToFileURL(compiled(path, config.rootDir)).href);
  const { testResults: results, unhandledErrors } = await runTests();
  const errors = [...unhandledErrors, ...(await takeStray()).map((error) => error?.stack ?? String(error))];

  const testResults = results.map((result) => {
    const [, ...titles] = result.testPath;
    return {
      ancestorTitles: titles.slice(0, -1),
      title: titles.at(-1),
      fullName: titles.join(' '),
      status: statusOf(result),
      duration: result.duration,
      failureDetails: [],
      failureMessages: result.errors,
      numPassingAsserts: 0,
      retryReasons: [],
    };
  });
  const count = (status) => testResults.filter((result) => result.status === status).length;
  const endMs = Date.now();
  const empty = createEmptyTestResult();
  return {
    ...empty,
    displayName: config.displayName,
    testFilePath: path,
    testResults,
    numFailingTests: count('failed'),
    numPassingTests: count('passed'),
    numPendingTests: count('pending'),
    numTodoTests: count('todo'),
    failureMessage: formatResultsErrors(testResults, config, { noStackTrace: false }, path),
    testExecError: errors.length > 0 ? { message: '', stack: errors.join('\n') } : undefined,
    perfStats: { ...empty.perfStats, start: startMs, end: endMs, runtime: endMs - startMs },
  };
}
