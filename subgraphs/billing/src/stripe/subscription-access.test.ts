import { describe, expect, test } from '@jest/globals';
import { accessOf } from './subscription-access.js';
import type { SubscriptionFacts, SubscriptionStatus } from './subscription-facts.js';

const day = (number: number) => new Date(Date.UTC(2026, 0, number));
const facts = (more: Partial<SubscriptionFacts>): SubscriptionFacts => ({
  subscriptionId: 'sub_1',
  customerId: 'cus_1',
  status: 'ACTIVE',
  planKey: 'PRO',
  interval: 'MONTH',
  amountCents: 999,
  currency: 'USD',
  nextPlanKey: null,
  nextInterval: null,
  startedAt: day(1),
  currentPeriodStart: day(1),
  currentPeriodEnd: day(31),
  cancelAt: null,
  trialEnd: null,
  pastDueSince: null,
  nextAttemptAt: null,
  endedAt: null,
  endReason: null,
  ...more,
});

describe('the access that a subscription gives', () => {
  test.each<[SubscriptionStatus, string]>([
    ['ACTIVE', 'OPEN'],
    ['TRIALING', 'OPEN'],
    ['PAST_DUE', 'OPEN'],
    ['INCOMPLETE', 'SUSPENDED'],
    ['UNPAID', 'SUSPENDED'],
    ['PAUSED', 'SUSPENDED'],
    ['INCOMPLETE_EXPIRED', 'OVER'],
    ['CANCELED', 'OVER'],
  ])('%s: %s', (status, kind) => {
    expect(accessOf(facts({ status }), 7).kind).toBe(kind);
  });

  test('has no end while it renews, and the end of the period once it is cancelled', () => {
    expect(accessOf(facts({}), 7)).toEqual({ kind: 'OPEN', until: null });
    expect(accessOf(facts({ cancelAt: day(31) }), 7)).toEqual({ kind: 'OPEN', until: day(31) });
  });

  test('goes on for the grace after the unpaid invoice, and no longer than the subscription', () => {
    const unpaid = { status: 'PAST_DUE', pastDueSince: day(1) } as const;
    expect(accessOf(facts(unpaid), 7)).toEqual({ kind: 'OPEN', until: day(8) });
    expect(accessOf(facts({ ...unpaid, cancelAt: day(5) }), 7)).toEqual({ kind: 'OPEN', until: day(5) });
    expect(accessOf(facts(unpaid), 0)).toEqual({ kind: 'OPEN', until: day(1) });
  });
});
