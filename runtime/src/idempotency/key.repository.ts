import { v7 } from 'uuid';
import type { Transaction } from '../database/index.js';
import type { LiveTopic } from '../live/index.js';
import { keysKeptHours } from './idempotency-table.js';

/** Signalled with the uuid of a row whose work ended. */
export const idempotencyTopic: LiveTopic = { name: 'idempotency' };

/** What a caller wants to happen once. */
export interface Wish {
  readonly userId: string;
  readonly operation: string;
  readonly key: string;
  /** Equal for equal inputs. */
  readonly fingerprint: string;
}

/** What a key stands for: work that is the caller's to do now, work of somebody else, or an outcome. */
export type Claim =
  | { readonly state: 'MINE'; readonly id: string }
  | { readonly state: 'BUSY'; readonly id: string }
  | { readonly state: 'OTHER_INPUT' }
  | { readonly state: 'DONE'; readonly value: unknown };

/** Takes the work of a key for `leaseMs`; what a killed process had taken is free again after that. */
export async function claimKey(tx: Transaction, wish: Wish, leaseMs: number): Promise<Claim> {
  const { userId, operation, key, fingerprint } = wish;
  const known = [userId, operation, key];
  await tx.sql(
    `delete from idempotency_key where user_id = $1 and operation = $2 and key = $3
       and created_at < clock_timestamp() - interval '${keysKeptHours} hours'`,
    known,
  );
  const [claimed] = await tx.sql(
    `insert into idempotency_key as known (id, user_id, operation, key, fingerprint, busy_until)
     values ($4, $1, $2, $3, $5, clock_timestamp() + $6::integer * interval '1 millisecond')
     on conflict (user_id, operation, key) do update set busy_until = excluded.busy_until
       where known.fingerprint = excluded.fingerprint and known.value is null
         and (known.busy_until is null or known.busy_until < clock_timestamp())
     returning id`,
    [...known, v7(), fingerprint, leaseMs],
  );
  if (claimed) return { state: 'MINE', id: String(claimed['id']) };
  const [row] = await tx.sql(
    'select id, fingerprint, value from idempotency_key where user_id = $1 and operation = $2 and key = $3',
    known,
  );
  if (!row) return claimKey(tx, wish, leaseMs);
  if (row['fingerprint'] !== fingerprint) return { state: 'OTHER_INPUT' };
  if (row['value'] === null) return { state: 'BUSY', id: String(row['id']) };
  return { state: 'DONE', value: row['value'] };
}

/** Keeps the outcome of the work. */
export async function finishKey(tx: Transaction, id: string, value: unknown): Promise<void> {
  await tx.sql('update idempotency_key set value = $2::jsonb, busy_until = null where id = $1', [
    id,
    JSON.stringify(value ?? null),
  ]);
  await tx.signal(idempotencyTopic, id);
}

/** Lets the next caller do the work under the same id, since nobody knows whether it was done. */
export async function releaseKey(tx: Transaction, id: string): Promise<void> {
  await tx.sql('update idempotency_key set busy_until = null where id = $1', [id]);
  await tx.signal(idempotencyTopic, id);
}

/** Forgets a key under which nothing was done. */
export async function forgetKey(tx: Transaction, id: string): Promise<void> {
  await tx.sql('delete from idempotency_key where id = $1', [id]);
  await tx.signal(idempotencyTopic, id);
}

/** Deletes keys whose time is over; resolves to their number. */
export async function deleteOldKeys(tx: Transaction): Promise<number> {
  const rows = await tx.sql(
    `delete from idempotency_key where created_at < clock_timestamp() - interval '${keysKeptHours} hours'
     returning id`,
  );
  return rows.length;
}
