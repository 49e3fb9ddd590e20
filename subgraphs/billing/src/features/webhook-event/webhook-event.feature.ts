import { defineFeature } from '@gatefold/runtime/features';
import { WebhookEventEntity } from '../../webhooks/webhook-event.entity.js';
import { webhookRoutes } from '../../webhooks/webhook-routes.js';
import { webhookWorker } from '../../webhooks/webhook-worker.js';
import { deleteOldWebhooksDaily } from './jobs/delete-old-webhooks-daily.js';
import { webhookEventReference } from './webhook-event.reference.js';
import { WebhookEventResolver } from './webhook-event.resolver.js';
import { WebhookEventType } from './webhook-event.type.js';

export default defineFeature({
  name: 'webhook-event',
  entities: [WebhookEventEntity],
  resolvers: [WebhookEventResolver],
  orphanedTypes: [WebhookEventType],
  references: [webhookEventReference],
  workers: [webhookWorker],
  routes: webhookRoutes,
  jobs: [deleteOldWebhooksDaily],
});
