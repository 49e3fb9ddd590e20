import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import type { ReceivedWebhook, WebhookFacts, WebhookProviderName, WebhookResult } from './provider.js';
import type { WebhookEventStatus } from './webhook-event.entity.js';
import { webhookEventTopic, webhookQueueKey, webhookQueueTopic } from './webhook-topics.js';

/** A genuine webhook before it has a row. */
export interface NewWebhookEvent {
  readonly provider: WebhookProviderName;
  readonly facts: WebhookFacts;
  readonly headers: Readonly<Record<string, string>>;
  readonly rawBody: Buffer;
}

/** Keeps a webhook; false when the provider's event id is known already. */
export async function insertWebhookEvent(tx: Transaction, event: NewWebhookEvent): Promise<boolean> {
  const { eventId, type, subject, occurredAt } = event.facts;
  const id = v7();
  const rows = await tx.sql(
    `insert into webhook_event (id, provider, event_id, type, subject, occurred_at, headers, raw_body)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)
     on conflict (provider, event_id) do nothing
     returning id`,
    [
      id,
      event.provider,
      eventId,
      type,
      subject,
      occurredAt.toISOString(),
      JSON.stringify(event.headers),
      event.rawBody,
    ],
  );
  if (rows.length === 0) return false;
  await tx.signal(webhookEventTopic, id);
  await tx.signal(webhookQueueTopic, webhookQueueKey);
  return true;
}

/** Where an event of a provider stands; undefined when it is not known. */
export async function findWebhookStatus(
  tx: Transaction,
  provider: WebhookProviderName,
  eventId: string,
): Promise<WebhookEventStatus | undefined> {
  const [row] = await tx.sql('select status from webhook_event where provider = $1 and event_id = $2', [
    provider,
    eventId,
  ]);
  return row?.['status'] as WebhookEventStatus | undefined;
}

/** What is processed strictly in order: the events of one subject at one provider. */
export interface WebhookLane {
  readonly provider: WebhookProviderName;
  readonly subject: string;
}

/** Lanes whose first waiting event is due, longest overdue first. */
export async function findReadyLanes(tx: Transaction, countMax: number): Promise<readonly WebhookLane[]> {
  const rows = await tx.sql(
    `select provider, subject from (
       select distinct on (provider, subject) provider, subject, next_attempt_at from webhook_event
       where status in ('RECEIVED', 'FAILED') order by provider, subject, occurred_at, id
     ) head
     where next_attempt_at <= clock_timestamp() order by next_attempt_at limit $1`,
    [countMax],
  );
  return rows as unknown as readonly WebhookLane[];
}

/** An event that this transaction alone works on. */
export interface ClaimedWebhook extends ReceivedWebhook {
  /** Failed attempts before this one. */
  readonly attempts: number;
}

/**
 * Takes the first waiting event of a lane for the rest of the transaction; undefined when it is not due or the lane is
 * being worked on elsewhere. The lane's lock ends with its transaction, so a killed process holds nothing.
 */
export async function claimNext(tx: Transaction, lane: WebhookLane): Promise<ClaimedWebhook | undefined> {
  const [row] = await tx.sql(
    `select id, event_id, type, subject, occurred_at, raw_body, attempts from webhook_event
     where (select pg_try_advisory_xact_lock(hashtextextended($3, 0)))
       and status in ('RECEIVED', 'FAILED') and next_attempt_at <= clock_timestamp()
       and id = (
         select id from webhook_event
         where provider = $1 and subject = $2 and status in ('RECEIVED', 'FAILED')
         order by occurred_at, id limit 1
       )
     for update skip locked`,
    [lane.provider, lane.subject, JSON.stringify(['webhook', lane.provider, lane.subject])],
  );
  if (!row) return undefined;
  return {
    id: String(row['id']),
    eventId: String(row['event_id']),
    type: String(row['type']),
    subject: String(row['subject']),
    occurredAt: new Date(row['occurred_at'] as string),
    rawBody: row['raw_body'] as Buffer,
    attempts: Number(row['attempts']),
  };
}

/** Marks a claimed event as processed, in the transaction of its effect. */
export async function finishWebhook(tx: Transaction, id: string, result: WebhookResult): Promise<void> {
  await tx.sql(
    `update webhook_event set status = $2, outcome = $3, attempts = attempts + 1, last_error = null,
       processed_at = clock_timestamp()
     where id = $1`,
    [id, result.status, result.outcome],
  );
  await tx.signal(webhookEventTopic, id);
}

/** Counts a failed attempt of an event: it waits for `delayMs`, or is dead when `isLast`. */
export async function failWebhook(
  tx: Transaction,
  event: Pick<ClaimedWebhook, 'id' | 'attempts'>,
  failure: { readonly reason: string; readonly delayMs: number; readonly isLast: boolean },
): Promise<void> {
  await tx.sql(
    `update webhook_event set attempts = attempts + 1, last_error = $3,
       status = case when $5::boolean then 'DEAD' else 'FAILED' end,
       next_attempt_at = clock_timestamp() + $4::integer * interval '1 millisecond',
       processed_at = case when $5::boolean then clock_timestamp() end
     where id = $1 and attempts = $2 and status in ('RECEIVED', 'FAILED')`,
    [event.id, event.attempts, failure.reason, failure.delayMs, failure.isLast],
  );
  await tx.signal(webhookEventTopic, event.id);
}

/** Lets an event that was not done have fresh attempts from now on. */
export async function requeueWebhook(tx: Transaction, id: string): Promise<void> {
  await tx.sql(
    `update webhook_event set status = 'RECEIVED', attempts = 0, next_attempt_at = clock_timestamp(),
       processed_at = null, outcome = null
     where id = $1`,
    [id],
  );
  await tx.signal(webhookEventTopic, id);
  await tx.signal(webhookQueueTopic, webhookQueueKey);
}

/** Deletes up to `countMax` events that were processed more than `days` ago; resolves to their number. */
export async function deleteProcessedBefore(
  tx: Transaction,
  days: number,
  countMax: number,
): Promise<number> {
  const rows = await tx.sql(
    `delete from webhook_event where id in (
       select id from webhook_event
       where status in ('DONE', 'UNHANDLED') and processed_at < clock_timestamp() - $1::integer * interval '1 day'
       limit $2)
     returning id`,
    [days, countMax],
  );
  return rows.length;
}
