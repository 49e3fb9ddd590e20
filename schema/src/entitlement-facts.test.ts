import { expect, test } from '@jest/globals';
import { entitlementFacts, planOf, type LimitRule } from './index.js';

const resetsAt = new Date('2026-12-01T00:00:00Z');
const analyses = (tier: 'FREE' | 'PRO' | 'PREMIUM', used: number, more: object = {}, rule?: LimitRule) =>
  entitlementFacts({
    rule,
    key: 'ai.analyses',
    value: planOf(tier).entitlements['ai.analyses'],
    plan: planOf(tier),
    use: { used, resetsAt, ...more },
  });
const subscribed = (used: number, more: object) =>
  analyses('PRO', used, more, planOf('PRO').limitRules['ai.analyses']);

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
  expect(subscribed(299, { reserved: 1 })).toMatchObject({
    allowed: false,
    reason: expect.stringMatching(
      /A higher spending cap lets you go on now\. The Premium plan allows 2,000\.$/,
    ),
  });
  const open = subscribed(302, { overage: 2, spendingCapAmountCents: 100, isOverageAffordable: true });
  expect(open).toMatchObject({
    allowed: true,
    limitMode: 'SOFT_METERED',
    reason:
      'AI analyses: 302 used, your Pro plan includes 300; each further one costs $0.05, up to your spending cap of $1.00; they start again on 1 December 2026.',
  });
});

// SV-22
test.each([
  [0, 'subscribe to Pro and set a spending cap to go on now.'],
  [500, 'subscribe to Pro to go on now.'],
])('without a subscription a metered limit is hard and says what to do, with a cap of %d', (cap, what) => {
  expect(analyses('PRO', 300, { spendingCapAmountCents: cap })).toMatchObject({
    allowed: false,
    limitMode: 'HARD',
    reason: `AI analyses: all 300 of your Pro plan are in use; they start again on 1 December 2026. Further ones are charged to a subscription, and you have the Pro plan without one: ${what} The Premium plan allows 2,000.`,
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
