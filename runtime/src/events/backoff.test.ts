import { describe, expect, test } from '@jest/globals';
import { backoffMs } from './backoff.js';

const backoff = { baseMs: 1_000, capMs: 20_000 };

describe('backoff', () => {
  test('doubles with each attempt up to the cap', () => {
    const longest = [1, 2, 3, 4, 5, 6, 50].map((attempt) => backoffMs(attempt, backoff, () => 1));
    expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
  });

  test('spreads between half and all of the delay', () => {
    expect(backoffMs(3, backoff, () => 0)).toBe(2_000);
    expect(backoffMs(3, backoff, () => 0.5)).toBe(3_000);
  });
});
