import type { Transaction } from '@gatefold/runtime/database';
import { LockMode } from '@mikro-orm/core';
import { DownloadTokenEntity } from './download-token.entity.js';

/** A link before it has an id. */
export type NewToken = Pick<
  DownloadTokenEntity,
  'userId' | 'productId' | 'productFileId' | 'version' | 'tokenHash'
>;

/** Lets the makers of links for one person take turns until the transaction ends. */
export async function takeTurnOf(tx: Transaction, userId: string): Promise<void> {
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('download-token ' || $1, 0))", [userId]);
}

/** Links that were made for a person within the last 24 hours. */
export async function countTokensOfDay(tx: Transaction, userId: string): Promise<number> {
  const [row] = await tx.sql(
    `select count(*)::int as count from download_token
     where user_id = $1 and created_at > clock_timestamp() - interval '24 hours'`,
    [userId],
  );
  return Number(row?.['count']);
}

/** Inserts a link that works for `hours` from now on. */
export async function insertToken(
  tx: Transaction,
  token: NewToken,
  hours: number,
): Promise<DownloadTokenEntity> {
  const [row] = await tx.sql(
    `insert into download_token (user_id, product_id, product_file_id, version, token_hash, expires_at)
     values ($1, $2, $3, $4, $5, date_trunc('milliseconds', clock_timestamp()) + make_interval(hours => $6))
     returning id`,
    [token.userId, token.productId, token.productFileId, token.version, token.tokenHash, hours],
  );
  return tx.em.findOneOrFail(DownloadTokenEntity, { id: String(row?.['id']) });
}

/** The link with this hash, locked until the transaction ends; null when there is none. */
export function lockTokenByHash(tx: Transaction, tokenHash: Buffer): Promise<DownloadTokenEntity | null> {
  return tx.em.findOne(DownloadTokenEntity, { tokenHash }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** The link, locked until the transaction ends; null when there is none. */
export function lockToken(tx: Transaction, id: string): Promise<DownloadTokenEntity | null> {
  return tx.em.findOne(DownloadTokenEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Ends a link at `at`. */
export async function markTokenRevoked(tx: Transaction, token: DownloadTokenEntity, at: Date): Promise<void> {
  token.revokedAt = at;
  await tx.em.flush();
}

/** Deletes links that stopped working more than `days` ago. */
export async function deleteOldTokens(tx: Transaction, days: number): Promise<void> {
  await tx.sql(
    'delete from download_token where expires_at < clock_timestamp() - make_interval(days => $1)',
    [days],
  );
}
