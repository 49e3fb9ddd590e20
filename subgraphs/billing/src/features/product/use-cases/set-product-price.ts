import { fromGlobalId, planCurrency } from '@gatefold/schema';
import { invalidateCategory } from '@gatefold/runtime/cache';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { billingCaches } from '../../../catalogue/cache-categories.js';
import { productKey } from '../../../payments/payment-facts.js';
import type { ProductEntity } from '../../../products/product.entity.js';
import { findProduct, lockProduct } from '../../../products/product.repository.js';
import { atStripe, type StripeWork } from '../../../stripe/at-stripe.js';
import { productNotFound } from '../product.errors.js';
import { canManageProducts } from '../product.policy.js';
import { saveProduct } from '../product.repository.js';

/** What a product is to cost from now on; `productId` is a global id, null takes it off sale. */
export interface WantedPrice {
  readonly productId: string;
  readonly amountCents: number | null;
}

/**
 * Sells a product for a price, or no longer by itself, by an administrator. Product and price are made at Stripe, which
 * keeps them; the price takes over the lookup key of the one before. Who bought it keeps it.
 */
export async function setProductPrice(
  operation: Operation,
  input: WantedPrice,
): Promise<Result<ProductEntity>> {
  if (!canManageProducts(operation.actor)) return fail('FORBIDDEN', 'Only administrators set prices.');
  const id = fromGlobalId('Product', input.productId);
  const product = id === undefined ? null : await operation.read((tx) => findProduct(tx, id));
  if (!product) return productNotFound();
  const { amountCents } = input;
  if (amountCents === null) return keep(operation, product.id, { stripePriceLookupKey: null });
  return atStripe(operation, { name: 'setProductPrice' }, async (work) =>
    keep(operation, product.id, await sellAtStripe(work, product, amountCents)),
  );
}

type SalesColumns = Partial<Pick<ProductEntity, 'stripeProductId' | 'stripePriceLookupKey'>>;

async function sellAtStripe(
  { stripe: { client }, workId }: StripeWork,
  product: ProductEntity,
  amountCents: number,
): Promise<SalesColumns> {
  const metadata = { [productKey]: product.key };
  const stripeProductId =
    product.stripeProductId ??
    (await client.products.create({ name: product.name, metadata }, { idempotencyKey: `${workId}-product` }))
      .id;
  const lookupKey = product.stripePriceLookupKey ?? `gatefold_product_${product.key}`;
  await client.prices.create(
    {
      product: stripeProductId,
      currency: planCurrency.toLowerCase(),
      unit_amount: amountCents,
      lookup_key: lookupKey,
      transfer_lookup_key: true,
      metadata,
    },
    { idempotencyKey: `${workId}-price` },
  );
  return { stripeProductId, stripePriceLookupKey: lookupKey };
}

/** The cache is the service's own. */
function keep(operation: Operation, id: string, columns: SalesColumns): Promise<Result<ProductEntity>> {
  return operation.asService('billing').transaction(async (tx) => {
    const product = await lockProduct(tx, id);
    if (!product) return productNotFound();
    Object.assign(product, columns);
    await saveProduct(tx, product);
    await invalidateCategory(tx, billingCaches.productPrices);
    return ok(product);
  });
}
