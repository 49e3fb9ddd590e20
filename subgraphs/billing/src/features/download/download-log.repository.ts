import type { Transaction } from '@gatefold/runtime/database';
import type { DownloadClient } from '../../files/download-client.js';
import { DownloadLogEntity, type DownloadStatus } from './download-log.entity.js';
import type { DownloadTokenEntity } from './download-token.entity.js';

/** The latest download of a client by a link, as `status` says; null when there was none. */
export function findLatestOf(
  tx: Transaction,
  tokenId: string,
  client: Buffer,
  status: readonly DownloadStatus[],
): Promise<DownloadLogEntity | null> {
  return tx.em.findOne(
    DownloadLogEntity,
    { tokenId, client, status: { $in: [...status] } },
    { orderBy: { id: 'desc' } },
  );
}

/** How many downloads of a link began. */
export function countDownloads(tx: Transaction, tokenId: string): Promise<number> {
  return tx.em.count(DownloadLogEntity, { tokenId, status: { $ne: 'REFUSED' } });
}

/** Notes a download; resolves to its id. */
export async function insertDownload(
  tx: Transaction,
  token: DownloadTokenEntity,
  client: DownloadClient,
  { status, bytes }: { readonly status: DownloadStatus; readonly bytes: number },
): Promise<string> {
  const [row] = await tx.sql(
    `insert into download_log (token_id, user_id, product_id, version, client, ip, user_agent, status, bytes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      token.id,
      token.userId,
      token.productId,
      token.version,
      client.key,
      client.ip,
      client.userAgent,
      status,
      bytes,
    ],
  );
  return String(row?.['id']);
}

/** Adds to the bytes of a download, also less than none; it is complete with `completeAtBytes`. */
export async function addBytes(
  tx: Transaction,
  id: string,
  bytes: number,
  completeAtBytes: number | undefined,
): Promise<void> {
  await tx.sql(
    `update download_log set bytes = greatest(0, bytes + $2), last_at = clock_timestamp(),
       status = case when bytes + $2 >= $3::bigint then 'COMPLETED' else status end
     where id = $1`,
    [id, bytes, completeAtBytes ?? null],
  );
}

/** A part of somebody's downloads, newest first. */
export interface DownloadPage {
  readonly userId: string;
  readonly first: number;
  /** uuid of the download before the page. */
  readonly afterId?: string | undefined;
}

/** Up to `first` + 1 downloads: one more tells that another page follows. */
export function findDownloads(tx: Transaction, page: DownloadPage): Promise<DownloadLogEntity[]> {
  const { userId, first, afterId } = page;
  const where = { userId, ...(afterId !== undefined && { id: { $lt: afterId } }) };
  return tx.em.find(DownloadLogEntity, where, { orderBy: { id: 'desc' }, limit: first + 1 });
}

/** Forgets from where and with which program was downloaded, `days` after the last request. */
export async function forgetClients(tx: Transaction, days: number): Promise<void> {
  await tx.sql(
    `update download_log set ip = null, user_agent = null, client = ''::bytea
     where (ip is not null or user_agent is not null)
       and last_at < clock_timestamp() - make_interval(days => $1)`,
    [days],
  );
}
