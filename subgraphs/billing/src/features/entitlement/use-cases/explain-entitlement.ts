import {
  entitlementKeys,
  planOf,
  plans,
  type EntitlementKey,
  type EntitlementValue,
  type PlanDefinition,
} from '@gatefold/schema';
import { liveGrants, tierOf, type GrantFacts } from '../../../grants/live-grants.js';
import { effectiveValue, isAllowing } from './effective-value.js';

/** What a plan allows one person, and why. */
export interface ExplainedEntitlement<Grant extends GrantFacts> {
  readonly key: EntitlementKey;
  readonly name: string;
  readonly allowed: boolean;
  /** A sentence for the person. */
  readonly reason: string;
  /** Inclusive upper bound; null where it is not counted. */
  readonly limit: number | null;
  readonly sources: readonly Grant[];
  readonly cheapestPlan: PlanDefinition | null;
}

const count = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** One entitlement of a person with these grants at this moment. */
export function explainEntitlement<Grant extends GrantFacts>(
  key: EntitlementKey,
  grants: readonly Grant[],
  at: Date,
): ExplainedEntitlement<Grant> {
  const live = liveGrants(grants, at);
  const { value, sources } = effectiveValue(key, live);
  const allowed = isAllowing(value);
  const cheapestPlan = cheapestPlanThatAllows(key);
  const plan = planOf(tierOf(sources.length > 0 ? sources : live, at));
  return {
    key,
    name: entitlementKeys[key],
    allowed,
    reason: `${entitlementKeys[key]}: ${allowed ? whyAllowed(value, plan, sources) : whyNot(plan, cheapestPlan)}`,
    limit: typeof value === 'number' ? value : null,
    sources: allowed ? sources : [],
    cheapestPlan,
  };
}

function whyAllowed(value: EntitlementValue, plan: PlanDefinition, sources: readonly GrantFacts[]): string {
  const extent = typeof value === 'number' ? `up to ${count.format(value)} with` : 'included in';
  return `${extent} your ${plan.name} plan${until(sources)}.`;
}

function whyNot(plan: PlanDefinition, cheapest: PlanDefinition | null): string {
  const way = cheapest ? `the ${cheapest.name} plan includes it` : 'no plan includes it';
  return `not included in your ${plan.name} plan; ${way}.`;
}

function until(sources: readonly GrantFacts[]): string {
  const ends = sources.map((source) => source.endsAt);
  if (ends.length === 0 || ends.includes(null)) return '';
  return ` until ${day.format(Math.max(...ends.map(Number)))}`;
}

function cheapestPlanThatAllows(key: EntitlementKey): PlanDefinition | null {
  const byRank = plans.toSorted((one, other) => one.rank - other.rank);
  return byRank.find((plan) => isAllowing(plan.entitlements[key])) ?? null;
}
