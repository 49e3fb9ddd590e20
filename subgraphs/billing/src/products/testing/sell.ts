import { toGlobalId } from '@gatefold/schema';
import type { Actor } from '@gatefold/runtime/identity';
import type Stripe from 'stripe';
import type { Shop } from '../../stripe/testing/start-shop.js';
import { insertProductRow } from './arrange.js';

/** A product for sale: its uuid, global id and key. */
export interface SoldProduct {
  readonly uuid: string;
  readonly id: string;
  readonly key: string;
}

let count = 0;

/** Inserts a product with a file, sold for this price. */
export async function sellProduct(shop: Shop, amountCents = 1_900): Promise<SoldProduct> {
  const key = `sold-${(count += 1)}`;
  const lookupKey = `lookup_${key}`;
  const columns = {
    key,
    kind: 'FILE',
    current_version: '1',
    file_path: 'sold.zip',
    stripe_price_lookup_key: lookupKey,
  };
  const uuid = await insertProductRow(shop.billing, columns);
  const product = await shop.stripe.client.products.create({ name: key });
  const price = { product: product.id, currency: 'usd', unit_amount: amountCents, lookup_key: lookupKey };
  await shop.stripe.client.prices.create(price);
  return { uuid, id: toGlobalId('Product', uuid), key };
}

/** Answer of `createProductCheckout`. */
export interface CheckoutAnswer {
  readonly url: string | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** Asks for the page on which to buy a product. */
export async function openProductCheckout(
  shop: Shop,
  person: Actor,
  productId: string,
  idempotencyKey?: string,
): Promise<CheckoutAnswer> {
  const { data } = await shop.billing.execute<{ createProductCheckout: CheckoutAnswer }>(
    person,
    `mutation ($input: CreateProductCheckoutInput!) {
      createProductCheckout(input: $input) { url userErrors { code message path } } }`,
    { input: { productId, successPath: '/downloads', cancelPath: '/downloads' } },
    { idempotencyKey },
  );
  return data.createProductCheckout;
}

/** Pays on the page, as a browser does; resolves to the payment. No webhook was told of it yet. */
export async function payCheckout(shop: Shop, { url }: CheckoutAnswer): Promise<Stripe.PaymentIntent> {
  const card = { number: '4242424242424242', expiry: '12/40', cvc: '123' };
  const form = { action: 'pay', email: 'ada@example.org', name: 'Ada', ...card };
  const answer = await fetch(String(url), {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`${answer.status}: ${await answer.text()}`);
  const { data } = await shop.stripe.client.checkout.sessions.list({ limit: 100 });
  const session = data.find(({ id }) => String(url).endsWith(id));
  return shop.stripe.client.paymentIntents.retrieve(session?.payment_intent as string, {
    expand: ['latest_charge'],
  });
}

/** Products as they are open to somebody, by key. */
export async function shownProducts(
  shop: Shop,
  actor: Actor,
): Promise<Readonly<Record<string, { readonly allowed: boolean; readonly amountCents: number | null }>>> {
  const { data } = await shop.billing.execute<{
    products: {
      nodes: { key: string; price: { amountCents: number } | null; access: { allowed: boolean } }[];
    };
  }>(actor, '{ products(first: 100) { nodes { key price { amountCents } access { allowed } } } }');
  return Object.fromEntries(
    data.products.nodes.map(({ key, price, access }) => [
      key,
      { allowed: access.allowed, amountCents: price?.amountCents ?? null },
    ]),
  );
}
