import { planOf, type LimitRule, type MeteredKey, type PlanDefinition } from '@gatefold/schema';
import { effectiveValue } from '../entitlements/effective-value.js';
import { endOfSources } from '../entitlements/end-of-sources.js';
import { liveGrants, tierOf, type GrantFacts } from '../grants/live-grants.js';
import { periodAnchorOf } from './period-anchor.js';

/** What a person's grants allow of one metered key at one moment. */
export interface Allowance {
  /** Units that the plan includes in each period. */
  readonly limit: number;
  readonly rule: LimitRule;
  /** The plan that gives the limit. */
  readonly plan: PlanDefinition;
  /** When that plan ends; undefined for open end. */
  readonly endsAt: Date | undefined;
  /** Moment from which the person's months are counted; null for calendar months. */
  readonly anchor: Date | null;
}

/** The allowance that these grants give at `at`. */
export function allowanceOf(key: MeteredKey, grants: readonly GrantFacts[], at: Date): Allowance {
  const live = liveGrants(grants, at);
  const { value, sources } = effectiveValue(key, live);
  const plan = planOf(tierOf(sources, at));
  const rule = plan.limitRules[key];
  return {
    limit: Number(value),
    rule,
    plan,
    endsAt: endOfSources(sources),
    anchor: periodAnchorOf(live, at),
  };
}

/** Cents that one unit above the limit costs; 0 where there is none above it. */
export function overageUnitAmountCents(rule: LimitRule): number {
  return rule.limitMode === 'SOFT_METERED' ? rule.overageUnitAmountCents : 0;
}
