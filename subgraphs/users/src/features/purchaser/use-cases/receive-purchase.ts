import type { Transaction } from '@gatefold/runtime/database';
import { queueEmail } from '../../../mail/index.js';
import { findMailbox, normaliseEmail } from '../../../people/index.js';
import { insertPurchase } from '../purchase.repository.js';
import { createBuyer } from './create-buyer.js';
import { identifyPurchaser } from './identify-purchaser.js';

/** A purchase as billing recorded it. */
export interface RecordedPurchase {
  readonly purchaseId: string;
  readonly email: string;
  readonly name: string;
  readonly itemName: string;
  readonly amountCents: number;
  readonly currency: string;
  readonly purchasedAt: string;
}

/**
 * Finds or makes the account of a buyer and sends the confirmation. An account whose address nobody has proven may belong to
 * somebody else, so it gets nothing until the owner of the mailbox has shown up. A second delivery changes nothing.
 */
export async function receivePurchase(tx: Transaction, purchase: RecordedPurchase): Promise<void> {
  const { purchaseId, itemName, amountCents, currency, purchasedAt } = purchase;
  const email = normaliseEmail(purchase.email);
  if (!(await insertPurchase(tx, { purchaseId, email }))) return;
  const known = await findMailbox(tx, email);
  const accountId = known?.accountId ?? (await createBuyer(tx, { email, name: purchase.name }));
  if (!known || known.isVerified) await identifyPurchaser(tx, { accountId, email });
  await queueEmail(tx, {
    kind: known?.isVerified ? 'PURCHASE_CONFIRMATION' : 'PURCHASE_TO_CLAIM',
    reasonId: purchaseId,
    to: { accountId, email },
    data: { itemName, amountCents, currency, purchasedAt },
  });
}
