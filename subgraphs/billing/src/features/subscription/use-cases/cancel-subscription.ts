import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { changeCurrent } from './with-current.js';

/** Ends the person's subscription at the end of what is paid for, or at once; nothing is paid back by itself. */
export function cancelSubscription(
  operation: Operation,
  { immediately }: { readonly immediately: boolean },
): Promise<Result<{ readonly userId: string }>> {
  const request = { name: 'cancelSubscription', input: { immediately } };
  return changeCurrent(operation, request, async ({ subscription, facts }, { stripe, workId }) => {
    const { subscriptions } = stripe.client;
    if (immediately || facts.status === 'INCOMPLETE') await subscriptions.cancel(subscription.id);
    else if (facts.cancelAt === null)
      await subscriptions.update(
        subscription.id,
        { cancel_at_period_end: true },
        { idempotencyKey: `${workId}-cancel` },
      );
    return ok(null);
  });
}
