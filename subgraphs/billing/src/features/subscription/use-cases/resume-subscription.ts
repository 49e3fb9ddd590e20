import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { changeCurrent } from './with-current.js';

/** Takes a cancellation back before it took effect; nothing happens without one. */
export function resumeSubscription(operation: Operation): Promise<Result<{ readonly userId: string }>> {
  const request = { name: 'resumeSubscription' };
  return changeCurrent(operation, request, async ({ subscription, facts }, { stripe, workId }) => {
    if (facts.cancelAt === null) return ok(null);
    await stripe.client.subscriptions.update(
      subscription.id,
      subscription.cancel_at_period_end ? { cancel_at_period_end: false } : { cancel_at: '' },
      { idempotencyKey: `${workId}-resume` },
    );
    return ok(null);
  });
}
