import { expect, test } from '@jest/globals';
import { planChangeOf } from './plan-change.js';

const present = {
  status: 'ACTIVE',
  planKey: 'PRO',
  interval: 'MONTH',
  nextPlanKey: null,
  nextInterval: null,
  cancelAt: null,
} as const;
const premium = { ...present, planKey: 'PREMIUM' } as const;
const falling = { ...premium, nextPlanKey: 'PRO', nextInterval: 'MONTH' } as const;

test.each([
  [present, 'PRO', 'MONTH', 'NONE'],
  [present, 'PREMIUM', 'MONTH', 'NOW'],
  [present, 'PREMIUM', 'YEAR', 'NOW'],
  [{ ...present, interval: 'YEAR' }, 'PREMIUM', 'MONTH', 'NOW'],
  [present, 'PRO', 'YEAR', 'NOW'],
  [premium, 'PRO', 'MONTH', 'AT_PERIOD_END'],
  [{ ...premium, interval: 'YEAR' }, 'PRO', 'YEAR', 'AT_PERIOD_END'],
  [premium, 'PRO', 'YEAR', 'AT_PERIOD_END'],
  [{ ...present, interval: 'YEAR' }, 'PRO', 'MONTH', 'AT_PERIOD_END'],
  [{ ...premium, interval: 'YEAR' }, 'PRO', 'MONTH', 'AT_PERIOD_END'],
  [falling, 'PRO', 'MONTH', 'NONE'],
  [falling, 'PREMIUM', 'MONTH', 'RESTORE'],
  [falling, 'PRO', 'YEAR', 'AT_PERIOD_END'],
  [falling, 'PREMIUM', 'YEAR', 'NOW'],
  [{ ...premium, status: 'TRIALING' }, 'PRO', 'YEAR', 'IN_TRIAL'],
  [{ ...present, status: 'PAST_DUE' }, 'PREMIUM', 'MONTH', 'REFUSED'],
  [{ ...present, cancelAt: new Date() }, 'PREMIUM', 'MONTH', 'REFUSED'],
] as const)('from %j to %s by the %s: %s', (from, planKey, interval, kind) => {
  expect(planChangeOf(from, { planKey, interval }).kind).toBe(kind);
});
