import { describe, expect, it } from '@jest/globals';
import { retryDelayMs } from './retry-delay.js';

describe('reconnection', () => {
  it('comes soon at first, later up to 5 s, and never at the same moment for everybody', () => {
    expect(retryDelayMs(0, () => 0)).toBe(200);
    expect(retryDelayMs(0, () => 1)).toBe(400);
    expect(retryDelayMs(3, () => 1)).toBe(3200);
    expect(retryDelayMs(1000, () => 1)).toBe(5_000);
  });
});
