import type { Operation } from '@gatefold/runtime/operation';
import { canReadDownloadsOf } from '../download.policy.js';
import type { DownloadLogEntity } from '../download-log.entity.js';
import { findDownloads, type DownloadPage } from '../download-log.repository.js';

/** What a person downloaded, newest first; undefined for everybody but that person and administrators. */
export async function listDownloads(
  operation: Operation,
  page: DownloadPage,
): Promise<{ rows: readonly DownloadLogEntity[]; hasNextPage: boolean } | undefined> {
  if (!canReadDownloadsOf(operation.actor, page.userId)) return undefined;
  const found = await operation.read((tx) => findDownloads(tx, page));
  return { rows: found.slice(0, page.first), hasNextPage: found.length > page.first };
}
