import type { Transaction } from '@gatefold/runtime/database';
import { readClock } from '../../../grants/grant.repository.js';
import { settlePurchase } from '../../../tagmango/settle-purchase.js';
import { lockPurchase, saveTransaction } from '../../../tagmango/tagmango-transaction.repository.js';

/**
 * Gives a purchase its person. Once it has one it keeps it: a second identification changes nothing. Throws for an
 * unknown purchase, so that the event comes again.
 */
export async function attachPurchaser(
  tx: Transaction,
  { purchaseId, userId }: { readonly purchaseId: string; readonly userId: string },
): Promise<void> {
  const purchase = await lockPurchase(tx, purchaseId);
  if (!purchase) throw new Error(`The purchase ${purchaseId} is not known yet`);
  if (purchase.userId) return;
  purchase.userId = userId;
  await saveTransaction(tx, purchase, await readClock(tx));
  await settlePurchase(tx, purchase);
}
