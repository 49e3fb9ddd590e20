import type { CustomerGrantFragment } from '../gql/graphql.js';

/** Where a grant stands. */
export type GrantState = 'LIVE' | 'PLANNED' | 'ENDED' | 'REVOKED';

/** The part of a grant that decides whether it counts. */
export type GrantFacts = Pick<CustomerGrantFragment, 'planKey' | 'startsAt' | 'endsAt' | 'revokedAt'>;

/** Where a grant stands at this moment: its end is the first moment without it. */
export function grantStateOf(
  { startsAt, endsAt, revokedAt }: GrantFacts,
  nowMs: number = Date.now(),
): GrantState {
  if (revokedAt != null) return 'REVOKED';
  if (endsAt != null && Date.parse(endsAt) <= nowMs) return 'ENDED';
  return Date.parse(startsAt) > nowMs ? 'PLANNED' : 'LIVE';
}
