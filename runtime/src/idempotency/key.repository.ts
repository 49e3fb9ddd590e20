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
  readonly keyHash: Buffer;
  /** Equal for equal inputs. */
  readonly fingerprint: Buffer;
}

/** What a key stands for: work that is the caller's to do now, work of somebody else, or a sealed answer. */
export type Claim =
  | { readonly state: 'MINE'; readonly id: string }
  | { readonly state: 'BUSY'; readonly id: string }
  | { readonly state: 'OTHER_INPUT' }
  | { readonly state: 'DONE'; readonly id: string; readonly answer: Buffer };

/** Takes the work of a key for `leaseMs`; what a killed process had taken is free again after that. */
export async function claimKey(tx: Transaction, wish: Wish, leaseMs: number): Promise<Claim> {
  const { userId, operation, keyHash, fingerprint } = wish;
  const known = [userId, operation, keyHash];
  await tx.sql(
    `delete from idempotent_request where user_id = $1 and operation = $2 and key_hash = $3
       and created_at < clock_timestamp() - interval '${keysKeptHours} hours'`,
    known,
  );
  const [claimed] = await tx.sql(
    `insert into idempotent_request as known (id, user_id, operation, key_hash, fingerprint, busy_until)
     values ($4, $1, $2, $3, $5, clock_timestamp() + $6::integer * interval '1 millisecond')
     on conflict (user_id, operation, key_hash) do update set busy_until = excluded.busy_until
       where known.fingerprint = excluded.fingerprint and known.answer is null
         and (known.busy_until is null or known.busy_until < clock_timestamp())
     returning id`,
    [...known, v7(), fingerprint, leaseMs],
  );
  if (claimed) return { state: 'MINE', id: String(claimed['id']) };
  const [row] = await tx.sql(
    `select id, fingerprint, answer from idempotent_request
     where user_id = $1 and operation = $2 and key_hash = $3`,
    known,
  );
  if (!row) return claimKey(tx, wish, leaseMs);
  if (!fingerprint.equals(row['fingerprint'] as Buffer)) return { state: 'OTHER_INPUT' };
  const id = String(row['id']);
  const answer = row['answer'] as Buffer | null;
  return answer === null ? { state: 'BUSY', id } : { state: 'DONE', id, answer };
}

/** Keeps the sealed answer of the work. */
export async function finishKey(tx: Transaction, id: string, answer: Buffer): Promise<void> {
  await tx.sql('update idempotent_request set answer = $2, busy_until = null where id = $1', [id, answer]);
  await tx.signal(idempotencyTopic, id);
}

/** Lets the next caller do the work under the same id, since nobody knows whether it was done. */
export async function releaseKey(tx: Transaction, id: string): Promise<void> {
  await tx.sql('update idempotent_request set busy_until = null where id = $1', [id]);
  await tx.signal(idempotencyTopic, id);
}

/** Forgets a key under which nothing was done. */
export async function forgetKey(tx: Transaction, id: string): Promise<void> {
  await tx.sql('delete from idempotent_request where id = $1', [id]);
  await tx.signal(idempotencyTopic, id);
}

/** Deletes keys whose time is over; resolves to their number. */
export async function deleteOldKeys(tx: Transaction): Promise<number> {
  const rows = await tx.sql(
    `delete from idempotent_request where created_at < clock_timestamp() - interval '${keysKeptHours} hours'
     returning id`,
  );
  return rows.length;
}
