import { plans } from '@gatefold/schema';
import type { ShownEntitlementFragment, Tier } from '../gql/graphql.js';

/** The highest plan that gives something: it follows a purchase at once, the tier of the account a moment later. */
export function planBehind(entitlements: readonly ShownEntitlementFragment[] | null, tier: Tier): Tier {
  const giving = new Set(entitlements?.flatMap(({ sources }) => sources.map(({ planKey }) => planKey)));
  return (
    plans.toSorted((one, other) => other.rank - one.rank).find(({ key }) => giving.has(key))?.key ?? tier
  );
}
