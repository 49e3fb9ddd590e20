import { fromGlobalId } from '@gatefold/schema';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { readClock } from '../../../grants/grant.repository.js';
import { downloadTokenNotFound } from '../download.errors.js';
import { canRevokeTokenOf } from '../download.policy.js';
import type { DownloadTokenEntity } from '../download-token.entity.js';
import { lockToken, markTokenRevoked } from '../download-token.repository.js';

/** Ends a link from now on, by its person or an administrator; what is being sent is sent to its end. */
export async function revokeDownloadToken(
  operation: Operation,
  globalId: string,
): Promise<Result<DownloadTokenEntity>> {
  const { actor } = operation;
  const id = fromGlobalId('DownloadToken', globalId);
  if (id === undefined) return downloadTokenNotFound();
  return operation.asService('billing').transaction(async (tx) => {
    const token = await lockToken(tx, id);
    if (!token || !canRevokeTokenOf(actor, token.userId)) return downloadTokenNotFound();
    if (token.revokedAt === null) await markTokenRevoked(tx, token, await readClock(tx));
    return ok(token);
  });
}
