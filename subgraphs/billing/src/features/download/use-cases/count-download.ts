import type { Transaction } from '@gatefold/runtime/database';
import type { DownloadClient } from '../../../files/download-client.js';
import { addBytes, countDownloads, findLatestOf, insertDownload } from '../download-log.repository.js';
import type { DownloadTokenEntity } from '../download-token.entity.js';
import { logRefusal, type Refusal } from './check-token.js';

/** How much a link is good for. */
export interface DownloadLimits {
  /** Downloads of one link. */
  readonly uses: number;
  /** Bytes that belong to one download. */
  readonly bytes: number;
}

/**
 * Counts a request of `bytes` into the download of its client (network and program), or into a new one when that has
 * taken its bytes; resolves to its id in the log. The link's row is locked.
 */
export async function countDownload(
  tx: Transaction,
  token: DownloadTokenEntity,
  client: DownloadClient,
  bytes: number,
  most: DownloadLimits,
): Promise<{ readonly logId: string } | Refusal> {
  const latest = await findLatestOf(tx, token.id, client.key, ['STARTED', 'COMPLETED']);
  if (latest && latest.bytes + bytes <= most.bytes) {
    await addBytes(tx, latest.id, bytes, undefined);
    return { logId: latest.id };
  }
  if ((await countDownloads(tx, token.id)) >= most.uses) {
    const error = `This link has served ${most.uses} downloads. Make a new one.`;
    return logRefusal(tx, token, client, { status: 410, error });
  }
  return { logId: await insertDownload(tx, token, client, { status: 'STARTED', bytes }) };
}
