import type { Operation } from '@gatefold/runtime/operation';
import type Stripe from 'stripe';
import type { BillingServices } from '../services.js';
import { billingCaches } from './cache-categories.js';

/** What something costs that is paid for once. */
export interface OneTimePrice {
  readonly amountCents: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** More than anybody sells; a list that is longer is cut off. */
const pricesMax = 1_000;

/** Prices at Stripe that are paid once, by lookup key, from the cache or Stripe. None while nothing is known. */
export function readOneTimePrices(operation: Operation): Promise<Readonly<Record<string, OneTimePrice>>> {
  const { stripe } = operation.services as BillingServices;
  if (!stripe) return Promise.resolve({});
  return operation.cache.read({
    category: billingCaches.productPrices,
    key: 'one-time',
    load: async () => {
      const list = stripe.client.prices.list({ active: true, type: 'one_time', limit: 100 });
      const prices = await list.autoPagingToArray({ limit: pricesMax });
      return Object.fromEntries(prices.flatMap((price) => shown(price) ?? []));
    },
    lastResort: () => ({}),
  });
}

/** The price with a lookup key as Stripe has it now; undefined when it sells nothing under it, or not once. */
export async function findOneTimePrice(client: Stripe, lookupKey: string): Promise<Stripe.Price | undefined> {
  const { data } = await client.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 });
  return data.find(({ type }) => type === 'one_time');
}

function shown(price: Stripe.Price): [[string, OneTimePrice]] | undefined {
  if (price.lookup_key === null || price.unit_amount === null) return undefined;
  return [[price.lookup_key, { amountCents: price.unit_amount, currency: price.currency.toUpperCase() }]];
}
