import { billingIntervals, planCurrency, plans, type BillingInterval, type Tier } from '@gatefold/schema';
import type { Operation } from '@gatefold/runtime/operation';
import type { BillingServices } from '../services.js';
import { findPrice } from '../stripe/plan-prices.js';
import type { StripeAccess } from '../stripe/stripe-access.js';
import { billingCaches } from './cache-categories.js';

/** What a plan costs in one rhythm. */
export interface ShownPrice {
  readonly planKey: Tier;
  readonly interval: BillingInterval;
  readonly amountCents: number;
  /** ISO 4217. */
  readonly currency: string;
}

const sold = plans.filter(({ priceAmountCents }) => priceAmountCents !== null);

/** Prices by the plan table: what `npm run stripe:setup` gives Stripe, and what holds without it. */
export function tablePrices(): readonly ShownPrice[] {
  return sold.flatMap(({ key: planKey, priceAmountCents: amounts }) =>
    billingIntervals.flatMap((interval) =>
      amounts === null ? [] : { planKey, interval, amountCents: amounts[interval], currency: planCurrency },
    ),
  );
}

/** Prices as Stripe charges them: from the cache, from Stripe, and from the plan table while Stripe is away. */
export function readPlanPrices(operation: Operation): Promise<readonly ShownPrice[]> {
  const { stripe } = operation.services as BillingServices;
  if (!stripe) return Promise.resolve(tablePrices());
  return operation.cache.read({
    category: billingCaches.prices,
    key: 'plans',
    load: () => pricesAtStripe(stripe),
    lastResort: tablePrices,
  });
}

/** One that Stripe does not have is shown as the table has it, since buying says what is missing. */
async function pricesAtStripe({ client, namedPrices }: StripeAccess): Promise<readonly ShownPrice[]> {
  return Promise.all(
    tablePrices().map(async (shown) => {
      const price = await findPrice(client, namedPrices, shown);
      if (!price || price.unit_amount === null) return shown;
      return { ...shown, amountCents: price.unit_amount, currency: price.currency.toUpperCase() };
    }),
  );
}
