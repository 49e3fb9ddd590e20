import type { Transaction } from '@gatefold/runtime/database';
import { giveProductAccess, revokeProductAccess } from '../products/product-access.repository.js';
import { productAccessTopic } from '../products/product-access-topic.js';
import { findProductByKey } from '../products/product.repository.js';
import { givesAccess, productKey, type PaymentFacts } from './payment-facts.js';

const source = 'STRIPE_PAYMENT';

/** Makes what a payment bought for download open or closed as the payment says now, whatever it said before. */
export async function settleProduct(tx: Transaction, userId: string, facts: PaymentFacts): Promise<void> {
  const key = facts.metadata[productKey];
  const product = key !== undefined && facts.paidAt ? await findProductByKey(tx, key) : null;
  if (!product) return;
  const sourceRef = facts.intentId;
  const isNews = givesAccess(facts.status)
    ? await giveProductAccess(tx, { userId, productId: product.id, source, sourceRef })
    : await revokeProductAccess(tx, source, sourceRef);
  if (isNews) await tx.signal(productAccessTopic, userId);
}
