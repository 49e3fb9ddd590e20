import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { webhookEventById } from './webhook-event.loader.js';
import { canManageWebhooks } from './webhook-event.policy.js';
import { toWebhookEventType } from './webhook-event.type.js';

/** A webhook event by global id; null for everybody but administrators. */
export const webhookEventReference = defineReference({
  typeName: 'WebhookEvent',
  resolve: async (key, context) => {
    if (!canManageWebhooks(context.actor)) return null;
    const id = fromGlobalId('WebhookEvent', String(key['id']));
    const event = id === undefined ? undefined : await context.load(webhookEventById, id);
    return event ? toWebhookEventType(event) : null;
  },
});
