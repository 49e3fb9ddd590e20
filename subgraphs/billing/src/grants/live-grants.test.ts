import { describe, expect, test } from '@jest/globals';
import { planOf, tiers, type Tier } from '@gatefold/schema';
import fc from 'fast-check';
import { grantSources } from './grant-source.js';
import { liveGrants, nextChangeAt, tierOf, type GrantFacts } from './live-grants.js';

const moment = fc.integer({ min: 0, max: 12 }).map((day) => new Date(Date.UTC(2026, 0, 1 + day)));
const grant: fc.Arbitrary<GrantFacts> = fc.record({
  planKey: fc.constantFrom(...tiers),
  source: fc.constantFrom(...grantSources),
  startsAt: moment,
  endsAt: fc.option(moment),
  revokedAt: fc.option(moment),
});
const grants = fc.array(grant, { maxLength: 12 });
const rank = (tier: Tier): number => planOf(tier).rank;

describe('the tier of a person', () => {
  test('is the highest live grant, and FREE without one', () => {
    fc.assert(
      fc.property(grants, moment, (all, at) => {
        const live = all.filter(
          ({ startsAt, endsAt, revokedAt }) => !revokedAt && startsAt <= at && !(endsAt && endsAt <= at),
        );
        const expected = Math.max(0, ...live.map(({ planKey }) => rank(planKey)));
        expect(rank(tierOf(all, at))).toBe(expected);
        expect(liveGrants(all, at)).toEqual(live);
      }),
    );
  });

  test('never rises by a revocation, and never falls by another grant', () => {
    fc.assert(
      fc.property(grants, grant, moment, (all, one, at) => {
        const before = rank(tierOf(all, at));
        expect(rank(tierOf([...all, one], at))).toBeGreaterThanOrEqual(before);
        const revoked = all.map((held, index) => (index === 0 ? { ...held, revokedAt: at } : held));
        expect(rank(tierOf(revoked, at))).toBeLessThanOrEqual(before);
      }),
    );
  });

  test('does not depend on the order of the grants', () => {
    fc.assert(
      fc.property(grants, moment, (all, at) => {
        expect(tierOf(all.toReversed(), at)).toBe(tierOf(all, at));
      }),
    );
  });

  test('stays the same until the next change by time, and that change is never missed', () => {
    fc.assert(
      fc.property(grants, moment, moment, (all, at, later) => {
        const next = nextChangeAt(all, at);
        fc.pre(later > at && (next === null || later < next));
        expect(liveGrants(all, later)).toEqual(liveGrants(all, at));
      }),
    );
  });
});

test('a grant counts from its first moment and no longer at its last', () => {
  const [startsAt, endsAt] = [new Date('2026-01-02T00:00:00Z'), new Date('2026-01-03T00:00:00Z')];
  const pro: GrantFacts = { planKey: 'PRO', source: 'ADMIN', startsAt, endsAt, revokedAt: null };
  expect(tierOf([pro], new Date(startsAt.getTime() - 1))).toBe('FREE');
  expect(tierOf([pro], startsAt)).toBe('PRO');
  expect(tierOf([pro], new Date(endsAt.getTime() - 1))).toBe('PRO');
  expect(tierOf([pro], endsAt)).toBe('FREE');
});
