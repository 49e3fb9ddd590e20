import type { Transaction } from '@gatefold/runtime/database';
import type { EmailKind } from './messages/index.js';

/** An e-mail that is to be sent. */
export interface QueuedEmail {
  readonly id: string;
  readonly accountId: string;
  readonly kind: EmailKind;
  readonly reasonId: string;
  readonly recipient: string;
  readonly subject: string;
  readonly data: unknown;
}

/** False when an e-mail of this kind was queued for this reason before. */
export async function insertEmail(tx: Transaction, email: QueuedEmail): Promise<boolean> {
  const rows = await tx.sql(
    `insert into email_message
       (id, account_id, kind, reason_id, recipient, subject, data, status, attempts, next_attempt_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, 'QUEUED', 0, now(), now())
     on conflict (kind, reason_id) do nothing returning id`,
    [
      email.id,
      email.accountId,
      email.kind,
      email.reasonId,
      email.recipient,
      email.subject,
      JSON.stringify(email.data),
    ],
  );
  return rows.length > 0;
}

/** Whether an e-mail of this kind was queued for this reason. */
export async function wasQueued(tx: Transaction, kind: EmailKind, reasonId: string): Promise<boolean> {
  const rows = await tx.sql('select 1 from email_message where kind = $1 and reason_id = $2', [
    kind,
    reasonId,
  ]);
  return rows.length > 0;
}

/** How many e-mails of a kind a person was sent within the last hour, those still waiting included. */
export async function countEmails(tx: Transaction, accountId: string, kind: EmailKind): Promise<number> {
  const [row] = await tx.sql(
    `select count(*)::integer as count from email_message
     where account_id = $1 and kind = $2 and created_at > now() - interval '1 hour'`,
    [accountId, kind],
  );
  return row?.['count'] as number;
}
