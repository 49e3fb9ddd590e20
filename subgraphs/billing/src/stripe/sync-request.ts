import type { Operation } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import { findWebhookStatus, insertWebhookEvent } from '../webhooks/webhook-event.repository.js';
import { subscriptionTopic } from './subscription-topic.js';

/** Type of the event by which we ask ourselves to look at a customer; Stripe sends none of this name. */
export const syncRequested = 'gatefold.sync_requested';

/** Longest wait for the worker; what it does later is pushed to the person. */
const waitMaxMs = 3_000;

/**
 * Has the worker look at a customer after something was changed at Stripe, in turn with their webhooks, and waits a
 * moment for it, so that the person is answered with the new state.
 */
export async function syncSoon(operation: Operation, userId: string, customerId: string): Promise<void> {
  const asService = operation.asService('billing');
  const eventId = v7();
  const facts = { eventId, type: syncRequested, occurredAt: new Date(), subject: customerId };
  const turns = asService.live.subscribe(subscriptionTopic, userId);
  try {
    await asService.transaction((tx) =>
      insertWebhookEvent(tx, { provider: 'stripe', facts, headers: {}, rawBody: Buffer.from('{}') }),
    );
    const deadline = Date.now() + waitMaxMs;
    while (Date.now() < deadline) {
      await Promise.race([turns.next(), untilLater(deadline - Date.now())]);
      if ((await asService.read((tx) => findWebhookStatus(tx, 'stripe', eventId))) === 'DONE') return;
    }
  } finally {
    await turns.return?.();
  }
}

function untilLater(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
