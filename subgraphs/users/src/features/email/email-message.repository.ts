import type { Transaction } from '@gatefold/runtime/database';
import { decodeCursor, type Page } from '@gatefold/runtime/graphql';
import { EmailMessageEntity, type EmailStatus } from './email-message.entity.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A part of the log. */
export interface EmailFilter {
  readonly status: EmailStatus | null;
  /** uuid of the person they are for; null for everybody. */
  readonly accountId: string | null;
  readonly first: number;
  /** Cursor of the e-mail before the page. */
  readonly after: string | null;
}

/** One page of the log, newest first: ids of version 7 sort by time of creation; what the actor may not see is not in it. */
export async function emailPage(tx: Transaction, filter: EmailFilter): Promise<Page<EmailMessageEntity>> {
  const { status, accountId, first, after } = filter;
  const [cursor = null] = after ? decodeCursor(after, 1, ([id]) => uuid.test(String(id))) : [];
  const rows = await tx.sql(
    `select * from email_message
     where ($1::text is null or status = $1) and ($2::uuid is null or account_id = $2)
       and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [status, accountId, cursor, first + 1],
  );
  return {
    rows: rows.slice(0, first).map((row) => tx.em.map(EmailMessageEntity, row)),
    hasNextPage: rows.length > first,
  };
}

/** Takes a due e-mail for an attempt of at most `leaseMs`; undefined when it is not due, done, or another one's. */
export async function claimEmail(
  tx: Transaction,
  id: string,
  leaseMs: number,
): Promise<EmailMessageEntity | undefined> {
  const [row] = await tx.sql(
    `update email_message set attempts = attempts + 1,
       next_attempt_at = clock_timestamp() + make_interval(secs => $2::float8 / 1000)
     where id = $1 and status = 'QUEUED' and next_attempt_at <= clock_timestamp() returning *`,
    [id, leaseMs],
  );
  return row && tx.em.map(EmailMessageEntity, row);
}

export async function markSent(tx: Transaction, id: string): Promise<void> {
  await tx.sql(
    `update email_message set status = 'SENT', sent_at = clock_timestamp(), last_error = null where id = $1`,
    [id],
  );
}

export async function markFailed(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.sql(`update email_message set status = 'FAILED', last_error = $2 where id = $1`, [id, reason]);
}

/** Another attempt in `delayMs`. */
export async function postpone(tx: Transaction, id: string, reason: string, delayMs: number): Promise<void> {
  await tx.sql(
    `update email_message set last_error = $2,
       next_attempt_at = clock_timestamp() + make_interval(secs => $3::float8 / 1000) where id = $1`,
    [id, reason, delayMs],
  );
}

/** Gives up what has been waiting for longer than `hours`. Answers how many. */
export async function failOverdue(tx: Transaction, hours: number): Promise<number> {
  const rows = await tx.sql(
    `update email_message set status = 'FAILED', last_error = coalesce(last_error, 'no mail server was set')
     where status = 'QUEUED' and created_at < now() - make_interval(hours => $1::integer) returning 1`,
    [hours],
  );
  return rows.length;
}

/** Ids of e-mails that somebody should be trying by now, oldest first. */
export async function dueEmails(tx: Transaction, limit: number): Promise<readonly string[]> {
  const rows = await tx.sql(
    `select id from email_message where status = 'QUEUED' and next_attempt_at <= now()
     order by next_attempt_at limit $1`,
    [limit],
  );
  return rows.map((row) => row['id'] as string);
}

export async function deleteOldEmails(tx: Transaction, days: number): Promise<void> {
  await tx.sql('delete from email_message where created_at < now() - make_interval(days => $1::integer)', [
    days,
  ]);
}
