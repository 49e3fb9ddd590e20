import type { CacheCategory } from '@gatefold/runtime/cache';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/**
 * Everything of Stripe that billing keeps for a while and never as a record. Each is also dropped in all processes by the
 * webhook named beside it.
 */
export const billingCaches = {
  /** `product.*`, `price.*`. */
  prices: { name: 'prices', memoryTtlMs: 5 * minuteMs, databaseTtlMs: hourMs },
  /** `product.*`, `price.*`: what is sold once. */
  productPrices: { name: 'product-prices', memoryTtlMs: 5 * minuteMs, databaseTtlMs: hourMs },
  /** `invoice.*`, `credit_note.*` of the customer. What belongs to one customer stays out of memory. */
  invoices: { name: 'invoices', memoryTtlMs: 0, databaseTtlMs: 5 * minuteMs },
} as const satisfies Record<string, CacheCategory>;
