import type { Operation } from '@gatefold/runtime/operation';
import type { BillingServices } from '../../../services.js';
import { forgetClients } from '../download-log.repository.js';
import { deleteOldTokens } from '../download-token.repository.js';

/** Forgets the clients of old downloads, and links that nobody can use. */
export async function forgetDownloads(operation: Operation<BillingServices>): Promise<void> {
  const { clientKeptDays } = operation.services.downloads;
  await operation.transaction(async (tx) => {
    await forgetClients(tx, clientKeptDays);
    await deleteOldTokens(tx, clientKeptDays);
  });
}
