import { planOf, type BillingInterval, type Tier } from '@gatefold/schema';
import type { SoldPlan } from '../../stripe/plan-prices.js';
import type { SubscriptionFacts } from '../../stripe/subscription-facts.js';

/**
 * How a wished plan is reached. `NONE`: it is there. `NOW`: at once, the difference is charged. `IN_TRIAL`: at once, nothing
 * was paid yet. `AT_PERIOD_END`: what was paid for stays until then. `RESTORE`: a scheduled change is taken back.
 */
export type PlanChange =
  | { readonly kind: 'NONE' | 'NOW' | 'IN_TRIAL' | 'AT_PERIOD_END' | 'RESTORE' }
  | { readonly kind: 'REFUSED'; readonly reason: string };

type Present = Pick<
  SubscriptionFacts,
  'status' | 'planKey' | 'interval' | 'nextPlanKey' | 'cancelAt' | 'currentPeriodEnd'
>;

/** What happens when a person with this subscription asks for another plan; the reason of a refusal says what to do. */
export function planChangeOf(present: Present, wanted: SoldPlan): PlanChange {
  if (present.status !== 'ACTIVE' && present.status !== 'TRIALING')
    return refused('The last payment is still open. Pay it in the billing portal first, then change the plan.');
  if (present.cancelAt !== null)
    return refused('This subscription is set to end. Resume it first, then change the plan.');
  const isSameInterval = present.interval === wanted.interval;
  if (isSameInterval && wanted.planKey === (present.nextPlanKey ?? present.planKey)) return { kind: 'NONE' };
  if (present.status === 'TRIALING') return { kind: 'IN_TRIAL' };
  if (present.nextPlanKey !== null) {
    if (isSameInterval && wanted.planKey === present.planKey) return { kind: 'RESTORE' };
    return refused(
      `A change to ${nameOf(present.nextPlanKey)} is scheduled. Change back to ${nameOf(present.planKey)} first.`,
    );
  }
  const step = planOf(wanted.planKey).rank - planOf(present.planKey).rank;
  if (step > 0 || (step === 0 && wanted.interval === 'YEAR')) return { kind: 'NOW' };
  if (isSameInterval) return { kind: 'AT_PERIOD_END' };
  return refused(otherInterval(present.interval));
}

function otherInterval(present: BillingInterval): string {
  return present === 'YEAR'
    ? 'A year is paid for. Cancel at the end of the period, and subscribe by the month when it has ended.'
    : 'A lower plan begins at the end of the period and is paid by the month. Change to it first, and to yearly payment after that.';
}

function nameOf(key: Tier): string {
  return planOf(key).name;
}

function refused(reason: string): PlanChange {
  return { kind: 'REFUSED', reason };
}
