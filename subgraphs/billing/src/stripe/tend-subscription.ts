import type Stripe from 'stripe';
import { attachOverage, missingOverage } from './overage-items.js';
import type { StripeAccess } from './stripe-access.js';
import { hasPhaseAhead, scheduleOf, type SubscriptionFacts } from './subscription-facts.js';

/** Whether {@link tendSubscription} has something to do. */
export function needsTending(subscription: Stripe.Subscription, facts: SubscriptionFacts): boolean {
  const schedule = scheduleOf(subscription);
  if (schedule) return !hasPhaseAhead(schedule);
  return isPaid(facts) && missingOverage(subscription, facts.planKey).length > 0;
}

/**
 * Gives a subscription at Stripe what Checkout, the portal or a change of the plan table left out: the items that charge
 * overage. A schedule that has nothing to change any more lets go of it. Any number of calls come to the same; a change
 * here leads to another event, and so to another look.
 */
export async function tendSubscription(
  stripe: StripeAccess,
  subscription: Stripe.Subscription,
  facts: SubscriptionFacts,
): Promise<void> {
  if (!needsTending(subscription, facts)) return;
  const schedule = scheduleOf(subscription);
  if (schedule) await stripe.client.subscriptionSchedules.release(schedule.id);
  if (isPaid(facts)) await attachOverage(stripe, subscription, facts.planKey);
}

function isPaid({ status }: SubscriptionFacts): boolean {
  return status === 'ACTIVE' || status === 'TRIALING' || status === 'PAST_DUE';
}
