import type { Transaction } from '@gatefold/runtime/database';
import { LockMode, type FilterQuery } from '@mikro-orm/core';
import { WebhookEventEntity, type WebhookEventStatus } from '../../webhooks/webhook-event.entity.js';

/** A part of the list, newest first. */
export interface WebhookEventPage {
  readonly first: number;
  /** uuid of the event before the page. */
  readonly afterId?: string | undefined;
  readonly provider?: string | undefined;
  readonly status?: WebhookEventStatus | undefined;
}

/** Up to `first` + 1 events: one more tells that another page follows. */
export function findWebhookEvents(tx: Transaction, page: WebhookEventPage): Promise<WebhookEventEntity[]> {
  const where: FilterQuery<WebhookEventEntity> = {
    ...(page.afterId && { id: { $lt: page.afterId } }),
    ...(page.provider && { provider: page.provider }),
    ...(page.status && { status: page.status }),
  };
  return tx.em.find(WebhookEventEntity, where, { orderBy: { id: 'desc' }, limit: page.first + 1 });
}

/** The event, locked until the transaction ends; null when there is none. */
export function lockWebhookEvent(tx: Transaction, id: string): Promise<WebhookEventEntity | null> {
  return tx.em.findOne(WebhookEventEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** The event as it is now. Throws when there is none. */
export function readWebhookEvent(tx: Transaction, id: string): Promise<WebhookEventEntity> {
  return tx.em.findOneOrFail(WebhookEventEntity, { id }, { refresh: true });
}
