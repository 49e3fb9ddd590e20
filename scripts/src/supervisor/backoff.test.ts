import { expect, test } from '@jest/globals';
import { Backoff } from './backoff.js';

test('waits 100 ms, doubles to 5 s and stays there while a process keeps failing', () => {
  const backoff = new Backoff();
  const delays = Array.from({ length: 8 }, () => backoff.nextDelayMs(50));
  expect(delays).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
});

test('is quick again after 10 s of life', () => {
  const backoff = new Backoff();
  for (let failure = 0; failure < 6; failure += 1) backoff.nextDelayMs(50);
  expect(backoff.nextDelayMs(9_999)).toBe(5000);
  expect(backoff.nextDelayMs(10_000)).toBe(100);
});
