import { fromGlobalId } from '@gatefold/schema';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { findOneTimePrice } from '../../../catalogue/product-prices-cached.js';
import { oneTimePayment, paymentKindKey, productKey } from '../../../payments/payment-facts.js';
import { findPurchasedProducts } from '../../../products/product-access.repository.js';
import type { ProductEntity } from '../../../products/product.entity.js';
import { findProduct } from '../../../products/product.repository.js';
import { atStripe } from '../../../stripe/at-stripe.js';
import { ensureCustomer } from '../../../stripe/ensure-customer.js';
import { closeSessions } from '../../../stripe/open-sessions.js';
import { alreadyBought, nothingToDownload, notSold, productNotFound } from '../product.errors.js';

/** A product to buy by its global id, and the pages of this site to come back to. */
export interface WantedProduct {
  readonly productId: string;
  readonly successPath: string;
  readonly cancelPath: string;
}

/**
 * Opens Stripe's page on which the signed-in person pays once for a product; resolves to its address. Nothing is kept
 * here: the webhook of the payment opens the product.
 */
export function createProductCheckout(operation: Operation, input: WantedProduct): Promise<Result<string>> {
  return atStripe(operation, { name: 'createProductCheckout' }, async ({ stripe, userId, workId }) => {
    const found = await findWanted(operation, userId, input.productId);
    if (!found.ok) return found;
    const { key, name, stripePriceLookupKey } = found.value;
    const { client, hasTax, publicOrigin } = stripe;
    const price = stripePriceLookupKey ? await findOneTimePrice(client, stripePriceLookupKey) : undefined;
    if (!price) return notSold(name);
    const customer = await ensureCustomer(operation, client, userId);
    const session = await client.checkout.sessions.create(
      {
        mode: 'payment',
        customer,
        line_items: [{ price: price.id, quantity: 1 }],
        metadata: { [productKey]: key },
        payment_intent_data: {
          description: name,
          metadata: { [paymentKindKey]: oneTimePayment, [productKey]: key },
        },
        success_url: `${publicOrigin}${input.successPath}`,
        cancel_url: `${publicOrigin}${input.cancelPath}`,
        automatic_tax: { enabled: hasTax },
        ...(hasTax && { customer_update: { address: 'auto', name: 'auto' } }),
      },
      { idempotencyKey: `${workId}-checkout` },
    );
    if (session.url === null) throw new Error(`${session.id} has no page although it was just opened`);
    await closeSessions(
      client,
      customer,
      (open) => open.metadata?.[productKey] === key && open.id !== session.id,
    );
    return ok(session.url);
  });
}

/** Refuses what the person bought before; what their plan includes may be bought, to keep it when the plan ends. */
async function findWanted(
  operation: Operation,
  userId: string,
  globalId: string,
): Promise<Result<ProductEntity>> {
  const id = fromGlobalId('Product', globalId);
  if (id === undefined) return productNotFound();
  return operation.read(async (tx) => {
    const product = await findProduct(tx, id);
    if (!product) return productNotFound();
    if (product.currentVersion === null) return nothingToDownload(product.name);
    const [bought] = await findPurchasedProducts(tx, [userId]);
    return bought?.productIds.has(id) ? alreadyBought(product.name) : ok(product);
  });
}
