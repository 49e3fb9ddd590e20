import { expect, test } from '@jest/globals';
import type { Tier } from '@gatefold/schema';
import { decideAccess, type Holdings } from './decide-access.js';

const at = new Date('2026-06-01T00:00:00Z');
const product = (terms: object = {}) => ({
  id: 'product',
  name: 'Brushes',
  requiredPlan: null,
  requiredEntitlement: null,
  stripePriceLookupKey: null,
  ...terms,
});
const holder = (planKey: Tier, ...purchased: string[]): Holdings => ({
  at,
  grants: [{ planKey, source: 'ADMIN', startsAt: new Date(0), endsAt: null, revokedAt: null }],
  purchasedProductIds: new Set(purchased),
});
const decide = (terms: object, holdings = holder('FREE')) => {
  const { allowed, reason, cheapestPlan } = decideAccess(product(terms), holdings);
  return [allowed, reason, cheapestPlan?.key];
};

test.each([
  [{}, holder('FREE'), [true, 'Free with your account.', 'FREE']],
  [{ requiredPlan: 'PRO' }, holder('FREE'), [false, 'The Pro plan includes it.', 'PRO']],
  [{ requiredPlan: 'PRO' }, holder('PREMIUM'), [true, 'Included in your Premium plan.', 'PRO']],
  [
    { requiredEntitlement: 'portfolio.branding_removal' },
    holder('PRO'),
    [true, 'Included in your Pro plan.', 'PRO'],
  ],
  [
    { requiredEntitlement: 'constructor' },
    holder('PREMIUM'),
    [false, 'No plan includes it and it is not sold at present.', undefined],
  ],
  [{ stripePriceLookupKey: 'x' }, holder('PREMIUM'), [false, 'It can be bought once.', undefined]],
  [{ stripePriceLookupKey: 'x' }, holder('FREE', 'product'), [true, 'You bought it.', undefined]],
  [{ stripePriceLookupKey: 'x' }, holder('FREE', 'another'), [false, 'It can be bought once.', undefined]],
  [
    { requiredPlan: 'PREMIUM', stripePriceLookupKey: 'x' },
    holder('PRO'),
    [false, 'The Premium plan includes it, or it can be bought once.', 'PREMIUM'],
  ],
])('of %j decides for its person', (terms, holdings, expected) => {
  expect(decide(terms, holdings)).toEqual(expected);
});

test('a plan that has ended opens nothing', () => {
  const ended = {
    ...holder('PRO'),
    grants: [
      {
        planKey: 'PRO' as const,
        source: 'ADMIN' as const,
        startsAt: new Date(0),
        endsAt: at,
        revokedAt: null,
      },
    ],
  };
  expect(decide({ requiredPlan: 'PRO' }, ended)[0]).toBe(false);
});
