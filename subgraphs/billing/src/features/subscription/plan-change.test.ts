import { expect, test } from '@jest/globals';
import { planChangeOf } from './plan-change.js';

const present = {
  status: 'ACTIVE',
  planKey: 'PRO',
  interval: 'MONTH',
  nextPlanKey: null,
  cancelAt: null,
  currentPeriodEnd: new Date('2026-02-01T00:00:00Z'),
} as const;
const premium = { ...present, planKey: 'PREMIUM' } as const;
const falling = { ...premium, nextPlanKey: 'PRO' } as const;

test.each([
  [present, 'PRO', 'MONTH', 'NONE'],
  [present, 'PREMIUM', 'MONTH', 'NOW'],
  [present, 'PREMIUM', 'YEAR', 'NOW'],
  [{ ...present, interval: 'YEAR' }, 'PREMIUM', 'MONTH', 'NOW'],
  [present, 'PRO', 'YEAR', 'NOW'],
  [premium, 'PRO', 'MONTH', 'AT_PERIOD_END'],
  [{ ...premium, interval: 'YEAR' }, 'PRO', 'YEAR', 'AT_PERIOD_END'],
  [premium, 'PRO', 'YEAR', 'REFUSED'],
  [{ ...present, interval: 'YEAR' }, 'PRO', 'MONTH', 'REFUSED'],
  [falling, 'PRO', 'MONTH', 'NONE'],
  [falling, 'PREMIUM', 'MONTH', 'RESTORE'],
  [falling, 'PREMIUM', 'YEAR', 'REFUSED'],
  [{ ...premium, status: 'TRIALING' }, 'PRO', 'YEAR', 'IN_TRIAL'],
  [{ ...present, status: 'PAST_DUE' }, 'PREMIUM', 'MONTH', 'REFUSED'],
  [{ ...present, cancelAt: new Date() }, 'PREMIUM', 'MONTH', 'REFUSED'],
] as const)('from %j to %s by the %s: %s', (from, planKey, interval, kind) => {
  expect(planChangeOf(from, { planKey, interval }).kind).toBe(kind);
});
