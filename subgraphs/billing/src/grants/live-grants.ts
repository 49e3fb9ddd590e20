import { planOf, type Tier } from '@gatefold/schema';
import type { GrantSource } from './grant-source.js';

/** The part of a grant that decides whether it counts. */
export interface GrantFacts {
  readonly planKey: Tier;
  readonly source: GrantSource;
  readonly startsAt: Date;
  /** First moment at which it no longer counts; null is open end. */
  readonly endsAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The tier of a person without any live grant. */
export const tierWithoutGrant: Tier = 'FREE';

/** Those that count at this moment. */
export function liveGrants<Grant extends GrantFacts>(grants: readonly Grant[], at: Date): readonly Grant[] {
  return grants.filter(
    ({ revokedAt, startsAt, endsAt }) =>
      revokedAt === null && startsAt <= at && (endsAt === null || endsAt > at),
  );
}

/** The highest live grant's tier; {@link tierWithoutGrant} when none lives. */
export function tierOf(grants: readonly GrantFacts[], at: Date): Tier {
  const tiers = liveGrants(grants, at).map((grant) => grant.planKey);
  return tiers.reduce(higherTier, tierWithoutGrant);
}

/** The next moment at which time alone changes which grants live; null when it never does. */
export function nextChangeAt(grants: readonly GrantFacts[], at: Date): Date | null {
  const moments = grants
    .filter((grant) => grant.revokedAt === null)
    .flatMap(({ startsAt, endsAt }) => (endsAt === null ? [startsAt] : [startsAt, endsAt]))
    .filter((moment) => moment > at);
  return moments.length === 0 ? null : new Date(Math.min(...moments.map(Number)));
}

function higherTier(one: Tier, other: Tier): Tier {
  return planOf(other).rank > planOf(one).rank ? other : one;
}
