import { planOf, plans, type Tier } from '@gatefold/schema';
import type { CustomerGrantFragment, GrantSource } from '../../../gql/graphql.js';

/** Where grants come from, for people. */
export const grantSources: Readonly<Record<GrantSource, string>> = {
  REGISTRATION: 'Registration',
  ADMIN: 'Administrator',
  TAGMANGO: 'TagMango',
  STRIPE_SUBSCRIPTION: 'Subscription',
  STRIPE_PAYMENT: 'One-time payment',
};

/** Where a grant stands. */
export type GrantState = 'LIVE' | 'PLANNED' | 'ENDED' | 'REVOKED';

type GrantFacts = Pick<CustomerGrantFragment, 'planKey' | 'startsAt' | 'endsAt' | 'revokedAt'>;

/** Where a grant stands at this moment: its end is the first moment without it. */
export function grantStateOf(
  { startsAt, endsAt, revokedAt }: GrantFacts,
  nowMs: number = Date.now(),
): GrantState {
  if (revokedAt != null) return 'REVOKED';
  if (endsAt != null && Date.parse(endsAt) <= nowMs) return 'ENDED';
  return Date.parse(startsAt) > nowMs ? 'PLANNED' : 'LIVE';
}

/** The plan of the highest grant that lives; the lowest plan without any. */
export function planByGrants(grants: readonly GrantFacts[], nowMs: number = Date.now()): Tier {
  const live = new Set(
    grants.filter((grant) => grantStateOf(grant, nowMs) === 'LIVE').map(({ planKey }) => planKey),
  );
  const byRank = plans.toSorted((one, other) => other.rank - one.rank);
  return (byRank.find(({ key }) => live.has(key)) ?? planOf('FREE')).key;
}
