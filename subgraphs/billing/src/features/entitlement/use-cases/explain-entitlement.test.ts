import { expect, test } from '@jest/globals';
import { entitlementKeys, planOf, tiers, type EntitlementKey, type Tier } from '@gatefold/schema';
import type { GrantFacts } from '../../../grants/live-grants.js';
import { effectiveTable } from '../../../entitlements/effective-value.js';
import { explainEntitlement } from './explain-entitlement.js';

const at = new Date('2026-11-21T12:00:00Z');
const held = (planKey: Tier, endsAt: string | null = null): GrantFacts => ({
  planKey,
  source: 'ADMIN',
  startsAt: new Date('2026-01-01T00:00:00Z'),
  endsAt: endsAt === null ? null : new Date(endsAt),
  revokedAt: null,
});

test('a person without grants counts as free, by no source', () => {
  expect(explainEntitlement('content.projects', [], at)).toMatchObject({
    allowed: true,
    limit: 20,
    sources: [],
    reason: 'Projects: up to 20 with your Free plan.',
    cheapestPlanThatAllows: 'FREE',
  });
});

test('a refused entitlement names the plan that would allow it', () => {
  expect(explainEntitlement('portfolio.branding_removal', [held('FREE')], at)).toMatchObject({
    allowed: false,
    limit: null,
    sources: [],
    reason:
      'Portfolio without the gatefold footer: not included in your Free plan; the Pro plan includes it.',
    cheapestPlanThatAllows: 'PRO',
  });
});

test('the sources are the live grants that give the best value', () => {
  const [free, pro, ended] = [
    held('FREE'),
    held('PRO', '2026-12-24T00:00:00Z'),
    held('PREMIUM', '2026-02-01'),
  ];
  expect(explainEntitlement('content.projects', [free, pro, ended], at)).toMatchObject({
    limit: 200,
    sources: [pro],
    reason: 'Projects: up to 200 with your Pro plan until 24 December 2026.',
  });
});

test('an end is named only when every source ends, and then it is the last one', () => {
  const key: EntitlementKey = 'portfolio.branding_removal';
  const [short, long] = [held('PRO', '2026-12-24T00:00:00Z'), held('PREMIUM', '2027-01-31T00:00:00Z')];
  expect(explainEntitlement(key, [short, long], at).reason).toMatch(
    /your Premium plan until 31 January 2027\.$/,
  );
  expect(explainEntitlement(key, [short, held('PREMIUM')], at).reason).toMatch(/your Premium plan\.$/);
});

test.each(tiers)('a person on %s alone may do what the plan table says, key by key', (tier) => {
  const table = planOf(tier).entitlements;
  expect(effectiveTable([held(tier)])).toEqual(table);
  for (const key of Object.keys(entitlementKeys) as EntitlementKey[]) {
    expect(explainEntitlement(key, [held(tier)], at).allowed).toBe(Boolean(table[key]));
  }
});
