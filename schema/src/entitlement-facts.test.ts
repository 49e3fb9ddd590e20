import { expect, test } from '@jest/globals';
import { entitlementFacts, planOf } from './index.js';

const resetsAt = new Date('2026-12-01T00:00:00Z');
const analyses = (tier: 'FREE' | 'PRO' | 'PREMIUM', used: number, more: object = {}) =>
  entitlementFacts({
    key: 'ai.analyses',
    value: planOf(tier).entitlements['ai.analyses'],
    plan: planOf(tier),
    use: { used, resetsAt, ...more },
  });

test('below the limit it says how much is left of what, and until when', () => {
  expect(analyses('FREE', 5)).toMatchObject({
    allowed: true,
    used: 5,
    cheapestPlanThatAllows: 'FREE',
    reason: 'AI analyses: 5 of 20 used with your Free plan; they start again on 1 December 2026.',
  });
});

test('at a hard limit it names the cheapest plan that allows more', () => {
  expect(analyses('FREE', 20)).toMatchObject({
    allowed: false,
    cheapestPlanThatAllows: 'PRO',
    reason:
      'AI analyses: all 20 of your Free plan are in use; they start again on 1 December 2026. The Pro plan allows 300.',
  });
});

test('at a metered limit the spending cap decides, and what is held counts', () => {
  expect(analyses('PRO', 299, { reserved: 1 })).toMatchObject({
    allowed: false,
    reason: expect.stringMatching(
      /A higher spending cap lets you go on now\. The Premium plan allows 2,000\.$/,
    ),
  });
  const open = analyses('PRO', 302, { overage: 2, spendingCapAmountCents: 100, isOverageAffordable: true });
  expect(open).toMatchObject({
    allowed: true,
    limitMode: 'SOFT_METERED',
    reason:
      'AI analyses: 302 used, your Pro plan includes 300; each further one costs $0.05, up to your spending cap of $1.00; they start again on 1 December 2026.',
  });
});

test('where the largest plan ends it says what can be done instead', () => {
  const value = planOf('PREMIUM').entitlements['content.projects'];
  const facts = entitlementFacts({
    key: 'content.projects',
    value,
    plan: planOf('PREMIUM'),
    use: { used: 2_000 },
  });
  expect(facts).toMatchObject({ allowed: false, cheapestPlanThatAllows: null });
  expect(facts.reason).toMatch(/No plan allows more: remove some that you no longer need\.$/);
});
