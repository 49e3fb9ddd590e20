import { expect, test } from '@jest/globals';
import { trialDaysFor } from './trial-days.js';

const plans = [{ key: 'PRO' as const, trialDays: 14, prices: [] }];
const present = { tier: 'FREE' as const, isSubscribed: false, hasSubscribed: false };

test('a trial is promised for a first subscription alone', () => {
  expect(trialDaysFor(plans, 'PRO', undefined)).toBe(14);
  expect(trialDaysFor(plans, 'PRO', present)).toBe(14);
  expect(trialDaysFor(plans, 'PRO', { ...present, hasSubscribed: true })).toBe(0);
  expect(trialDaysFor(undefined, 'PRO', undefined)).toBe(0);
});
