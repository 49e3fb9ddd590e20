import { purchaserIdentified } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { claimPurchases } from '../purchase.repository.js';

/** Announces whose purchases those are that were made with this normalised address; each of them once. */
export async function identifyPurchaser(
  tx: Transaction,
  person: { accountId: string; email: string },
): Promise<void> {
  for (const purchaseId of await claimPurchases(tx, person)) {
    await tx.record(purchaserIdentified, { purchaseId, userId: person.accountId }, person.accountId);
  }
}
