import { planOf, plans, type Tier } from '@gatefold/schema';
import type { GrantSource } from '../../../gql/graphql.js';
import { grantStateOf, type GrantFacts } from '../../../plans/grant-state.js';

/** Where grants come from, for people. */
export const grantSources: Readonly<Record<GrantSource, string>> = {
  REGISTRATION: 'Registration',
  ADMIN: 'Administrator',
  TAGMANGO: 'TagMango',
  STRIPE_SUBSCRIPTION: 'Subscription',
  STRIPE_PAYMENT: 'One-time payment',
};

/** The plan of the highest grant that lives; the lowest plan without any. */
export function planByGrants(grants: readonly GrantFacts[], nowMs: number = Date.now()): Tier {
  const live = new Set(
    grants.filter((grant) => grantStateOf(grant, nowMs) === 'LIVE').map(({ planKey }) => planKey),
  );
  const byRank = plans.toSorted((one, other) => other.rank - one.rank);
  return (byRank.find(({ key }) => live.has(key)) ?? planOf('FREE')).key;
}
