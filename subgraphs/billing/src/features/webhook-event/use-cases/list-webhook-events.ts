import type { Operation } from '@gatefold/runtime/operation';
import type { WebhookEventEntity } from '../../../webhooks/webhook-event.entity.js';
import { canManageWebhooks } from '../webhook-event.policy.js';
import { findWebhookEvents, type WebhookEventPage } from '../webhook-event.repository.js';

/** Stored webhooks, newest first; none for anybody but administrators. */
export async function listWebhookEvents(
  operation: Operation,
  page: WebhookEventPage,
): Promise<{ rows: readonly WebhookEventEntity[]; hasNextPage: boolean }> {
  if (!canManageWebhooks(operation.actor)) return { rows: [], hasNextPage: false };
  const found = await operation.read((tx) => findWebhookEvents(tx, page));
  return { rows: found.slice(0, page.first), hasNextPage: found.length > page.first };
}
