import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { CurrentSubscription } from '../../../stripe/current-subscription.js';
import { reportOverage } from '../../../stripe/report-overage.js';
import { takeScheduleBack } from '../../../stripe/scheduled-plan.js';
import type { StripeWork } from '../../../stripe/at-stripe.js';
import { changeCurrent } from './with-current.js';

/**
 * Ends the person's subscription at the end of what is paid for, or at once; nothing is paid back by itself, and overage
 * is invoiced at the end.
 */
export function cancelSubscription(
  operation: Operation,
  { immediately }: { readonly immediately: boolean },
): Promise<Result<{ readonly userId: string }>> {
  const request = { name: 'cancelSubscription' };
  return changeCurrent(operation, request, async (current, work) => {
    if (immediately || current.facts.status === 'INCOMPLETE') await endNow(operation, current, work);
    else if (current.facts.cancelAt === null) await endWithPeriod(current, work);
    return ok(null);
  });
}

async function endNow(
  operation: Operation,
  { subscription, facts }: CurrentSubscription,
  { stripe, userId }: StripeWork,
): Promise<void> {
  // What Stripe is not told before the end is on no invoice.
  await reportOverage(operation.asService('billing'), stripe, userId);
  await stripe.client.subscriptions.cancel(subscription.id, { invoice_now: facts.status !== 'INCOMPLETE' });
}

/** The plan's period is the longest of the items; `cancel_at_period_end` would mean the shortest, that of the overage. */
async function endWithPeriod(
  { subscription }: CurrentSubscription,
  { stripe, workId }: StripeWork,
): Promise<void> {
  await takeScheduleBack(stripe, subscription);
  await stripe.client.subscriptions.update(
    subscription.id,
    { cancel_at: 'max_period_end', proration_behavior: 'none' },
    { idempotencyKey: `${workId}-cancel` },
  );
}
