import { purchaseRecorded } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { receivePurchase } from '../use-cases/receive-purchase.js';

/** A purchase gets its buyer, who gets a confirmation. */
export const onPurchaseRecorded = defineHandler(purchaseRecorded, {
  name: 'on-purchase-recorded',
  handle: (purchase, tx: Transaction) => receivePurchase(tx, purchase),
});
