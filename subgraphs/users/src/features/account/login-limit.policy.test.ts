import { expect, test } from '@jest/globals';
import { secondsToWait, type LoginLimit } from './login-limit.policy.js';

const strict: LoginLimit = { attemptsMax: 5, beyond: 'none', rememberedSeconds: 900, pauseSecondsMax: 900 };
const growing: LoginLimit = { ...strict, attemptsMax: 10, beyond: 'growing' };
const after = (attempts: number, secondsSinceLast = 0, secondsToForget = 700.2) => ({
  attempts,
  secondsSinceLast,
  secondsToForget,
});

// S14
test('the last allowed attempt passes and the next waits for the end of the window', () => {
  expect(secondsToWait(after(4), strict)).toBe(0);
  expect(secondsToWait(after(5), strict)).toBe(701);
  expect(secondsToWait(after(5, 0, 0), strict)).toBe(0);
});

// S14
test('a growing pause doubles from one second up to its longest', () => {
  expect(secondsToWait(after(9), growing)).toBe(0);
  expect([10, 11, 12, 19, 20, 2_000].map((attempts) => secondsToWait(after(attempts), growing))).toEqual([
    1, 2, 4, 512, 900, 900,
  ]);
  expect(secondsToWait(after(12, 3.5), growing)).toBe(1);
  expect(secondsToWait(after(12, 4), growing)).toBe(0);
});
