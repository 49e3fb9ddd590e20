/** What `@jest/globals` is to test files that run natively. */
import { getState } from 'jest-circus';

export { jestExpect as expect } from '@jest/expect';
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from 'jest-circus';
export const jest = {
  setTimeout: (timeoutMs) => void (getState().testTimeout = timeoutMs),
};
