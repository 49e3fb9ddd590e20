/** What `@jest/globals` is to test files that run natively. */
import { getState } from 'jest-circus';

/** Where jest-circus looks for what a test file set with `jest.retryTimes`. */
const retryTimes = Symbol.for('RETRY_TIMES');
const logsErrorsBeforeRetry = Symbol.for('LOG_ERRORS_BEFORE_RETRY');

export { jestExpect as expect } from '@jest/expect';
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from 'jest-circus';

export const jest = {
  setTimeout: (timeoutMs) => void (getState().testTimeout = timeoutMs),
  retryTimes: (times, { logErrorsBeforeRetry = false } = {}) => {
    globalThis[retryTimes] = times;
    globalThis[logsErrorsBeforeRetry] = logErrorsBeforeRetry;
  },
};
