import { invalidateCategory } from '@gatefold/runtime/cache';
import type { StripeEventHandler } from '../stripe/event-handler.js';
import { billingCaches } from './cache-categories.js';

/** A change of what is sold is seen at once, in every process. */
export const catalogueEvents: StripeEventHandler = {
  types: new Set([
    'product.created',
    'product.updated',
    'product.deleted',
    'price.created',
    'price.updated',
    'price.deleted',
  ]),
  handle: async ({ tx }) => {
    await invalidateCategory(tx, billingCaches.prices);
    await invalidateCategory(tx, billingCaches.productPrices);
    return 'prices are read again';
  },
};
