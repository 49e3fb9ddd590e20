import { planOf, type LimitRule, type MeteredKey, type PlanDefinition } from '@gatefold/schema';
import { effectiveValue } from '../entitlements/effective-value.js';
import { endOfSources } from '../entitlements/end-of-sources.js';
import { liveGrants, tierOf, type GrantFacts } from '../grants/live-grants.js';
import { periodAnchorOf } from './period-anchor.js';

/** What a person's grants allow of one metered key at one moment. */
export interface Allowance {
  /** Units that the plan includes in each period. */
  readonly limit: number;
  /** What happens at the limit: the plan's rule where a subscription can charge for it, else HARD. */
  readonly rule: LimitRule;
  /** The plan that gives the limit. */
  readonly plan: PlanDefinition;
  /** When that plan ends; undefined for open end. */
  readonly endsAt: Date | undefined;
  /** Moment from which the person's months are counted; null for calendar months. */
  readonly anchor: Date | null;
}

/**
 * The allowance that these grants give at `at`. Units above a limit are charged by a metered item of a Stripe subscription,
 * which has those of its own plan: so they are possible while one of the grants that give the limit is a subscription's,
 * at the price of its plan. Under a pass, TagMango or an administrator's grant alone the limit is hard.
 */
export function allowanceOf(key: MeteredKey, grants: readonly GrantFacts[], at: Date): Allowance {
  const live = liveGrants(grants, at);
  const { value, sources } = effectiveValue(key, live);
  const subscriptions = sources.filter(({ source }) => source === 'STRIPE_SUBSCRIPTION');
  const isInvoiced = subscriptions.length > 0;
  const plan = planOf(tierOf(isInvoiced ? subscriptions : sources, at));
  return {
    limit: Number(value),
    rule: isInvoiced ? plan.limitRules[key] : { limitMode: 'HARD' },
    plan,
    endsAt: endOfSources(sources),
    anchor: periodAnchorOf(live, at),
  };
}

/** Cents that one unit above the limit costs; 0 where there is none above it. */
export function overageUnitAmountCents(rule: LimitRule): number {
  return rule.limitMode === 'SOFT_METERED' ? rule.overageUnitAmountCents : 0;
}
