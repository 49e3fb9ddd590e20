import { fromGlobalId } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { WebhookEventEntity } from '../../../webhooks/webhook-event.entity.js';
import { requeueWebhook } from '../../../webhooks/webhook-event.repository.js';
import { webhookAlreadyDone, webhookEventNotFound } from '../webhook-event.errors.js';
import { canManageWebhooks } from '../webhook-event.policy.js';
import { lockWebhookEvent, readWebhookEvent } from '../webhook-event.repository.js';

/** Gives an event that had no effect yet fresh attempts from now on, by an administrator. */
export async function replayWebhookEvent(
  operation: Operation,
  eventId: string,
): Promise<Result<WebhookEventEntity>> {
  if (!canManageWebhooks(operation.actor)) return fail('FORBIDDEN', 'Only administrators replay webhooks.');
  const id = fromGlobalId('WebhookEvent', eventId);
  if (id === undefined) return webhookEventNotFound();
  return operation.transaction(async (tx) => {
    const event = await lockWebhookEvent(tx, id);
    if (!event) return webhookEventNotFound();
    if (event.status === 'DONE') return webhookAlreadyDone();
    await requeueWebhook(tx, id);
    return ok(await readWebhookEvent(tx, id));
  });
}
