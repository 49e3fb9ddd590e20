import { purchaserIdentified } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { attachPurchaser } from '../use-cases/attach-purchaser.js';

/** From when the buyer is known, the purchase gives what was bought. */
export const onPurchaserIdentified = defineHandler(purchaserIdentified, {
  name: 'attach-purchaser-on-purchaser-identified',
  handle: (identified, tx: Transaction) => attachPurchaser(tx, identified),
});
