import { planOf } from '@gatefold/schema';
import type { SoldPlan } from '../../../stripe/plan-prices.js';
import type { SubscriptionFacts } from '../../../stripe/subscription-facts.js';

/**
 * How a wished plan is reached. `NONE`: it is there. `NOW`: at once, the difference is charged. `IN_TRIAL`: at once, nothing
 * was paid yet. `AT_PERIOD_END`: what was paid for stays until then. `RESTORE`: a scheduled change is taken back. Whatever
 * is asked for takes the place of a change that was scheduled before.
 */
export type PlanChange =
  | { readonly kind: 'NONE' | 'NOW' | 'IN_TRIAL' | 'AT_PERIOD_END' | 'RESTORE' }
  | { readonly kind: 'REFUSED'; readonly reason: string };

type Present = Pick<
  SubscriptionFacts,
  'status' | 'planKey' | 'interval' | 'nextPlanKey' | 'nextInterval' | 'cancelAt'
>;

/** What happens when a person with this subscription asks for another plan; the reason of a refusal says what to do. */
export function planChangeOf(present: Present, wanted: SoldPlan): PlanChange {
  if (present.status !== 'ACTIVE' && present.status !== 'TRIALING')
    return refused(
      'The last payment is still open. Pay it in the billing portal first, then change the plan.',
    );
  if (present.cancelAt !== null)
    return refused('This subscription is set to end. Resume it first, then change the plan.');
  const scheduled =
    present.nextPlanKey === null || present.nextInterval === null
      ? undefined
      : { planKey: present.nextPlanKey, interval: present.nextInterval };
  if (isSame(wanted, scheduled ?? present)) return { kind: 'NONE' };
  if (isSame(wanted, present)) return { kind: 'RESTORE' };
  if (present.status === 'TRIALING') return { kind: 'IN_TRIAL' };
  const step = planOf(wanted.planKey).rank - planOf(present.planKey).rank;
  const isUpwards = step > 0 || (step === 0 && wanted.interval === 'YEAR');
  return { kind: isUpwards ? 'NOW' : 'AT_PERIOD_END' };
}

function isSame(one: SoldPlan, other: SoldPlan): boolean {
  return one.planKey === other.planKey && one.interval === other.interval;
}

function refused(reason: string): PlanChange {
  return { kind: 'REFUSED', reason };
}
