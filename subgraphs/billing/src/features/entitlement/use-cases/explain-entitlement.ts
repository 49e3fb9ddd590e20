import {
  entitlementFacts,
  isMetered,
  planOf,
  type EntitlementFacts,
  type EntitlementKey,
} from '@gatefold/schema';
import { effectiveValue } from '../../../entitlements/effective-value.js';
import { endOfSources } from '../../../entitlements/end-of-sources.js';
import { liveGrants, tierOf, type GrantFacts } from '../../../grants/live-grants.js';
import { presentFacts } from '../../../usage/present-use.js';
import type { UseOfPerson } from '../../../usage/use-of-people.loader.js';

/** What a plan allows one person, why, and by which grants. */
export interface ExplainedEntitlement<Grant extends GrantFacts> extends EntitlementFacts {
  /** The grants that give it; empty when the plan does not include it, or does so without any grant. */
  readonly sources: readonly Grant[];
}

/** One entitlement of a person with these grants and this use at this moment. */
export function explainEntitlement<Grant extends GrantFacts>(
  key: EntitlementKey,
  grants: readonly Grant[],
  at: Date,
  use?: UseOfPerson,
): ExplainedEntitlement<Grant> {
  const live = liveGrants(grants, at);
  const { value, sources } = effectiveValue(key, live);
  const given = value === false || value === 0 ? [] : sources;
  if (isMetered(key)) return { ...presentFacts(key, grants, at, use), sources: given };
  const plan = planOf(tierOf(sources.length > 0 ? sources : live, at));
  return { ...entitlementFacts({ key, value, plan, endsAt: endOfSources(sources) }), sources: given };
}
