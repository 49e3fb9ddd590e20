import { defineLoader } from '@gatefold/runtime/graphql';
import { WebhookEventEntity } from '../../webhooks/webhook-event.entity.js';

/** Webhook events by id, many at once, as far as row security shows them. */
export const webhookEventById = defineLoader<WebhookEventEntity>({
  name: 'webhook-event-by-id',
  batch: (tx, ids) => tx.em.find(WebhookEventEntity, { id: { $in: [...ids] } }),
  keyOf: (event) => event.id,
});
