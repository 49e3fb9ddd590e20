import { billingIntervals, tiers, type BillingInterval, type Tier } from '@gatefold/schema';
import type Stripe from 'stripe';
import type { StripeSettings } from './stripe-settings.js';

/** A plan as it is sold. */
export interface SoldPlan {
  readonly planKey: Tier;
  readonly interval: BillingInterval;
}

/** Keys of the metadata by which a price tells which plan it is of, also after its lookup key went to a newer price. */
export const planMetadata = { plan: 'gatefold_plan', interval: 'gatefold_interval' } as const;

/** Under which key the present price of a plan is found. */
export function lookupKeyOf({ planKey, interval }: SoldPlan): string {
  return `gatefold_${planKey}_${interval}`.toLowerCase();
}

/** Ids of prices that the operator named in place of lookup keys. */
export type NamedPrices = ReadonlyMap<string, SoldPlan>;

/** Reads `STRIPE_PRICE_<PLAN>_<INTERVAL>`. */
export function namedPrices(settings: StripeSettings): NamedPrices {
  const named: readonly [string | undefined, SoldPlan][] = [
    [settings.STRIPE_PRICE_PRO_MONTH, { planKey: 'PRO', interval: 'MONTH' }],
    [settings.STRIPE_PRICE_PRO_YEAR, { planKey: 'PRO', interval: 'YEAR' }],
    [settings.STRIPE_PRICE_PREMIUM_MONTH, { planKey: 'PREMIUM', interval: 'MONTH' }],
    [settings.STRIPE_PRICE_PREMIUM_YEAR, { planKey: 'PREMIUM', interval: 'YEAR' }],
  ];
  return new Map(named.flatMap(([id, plan]) => (id === undefined ? [] : [[id, plan] as const])));
}

/** The price at which a plan is sold now; undefined when Stripe has none, so that `npm run stripe:setup` is due. */
export async function findPrice(
  client: Stripe,
  named: NamedPrices,
  wanted: SoldPlan,
): Promise<Stripe.Price | undefined> {
  const lookupKey = lookupKeyOf(wanted);
  for (const [id, plan] of named)
    if (lookupKeyOf(plan) === lookupKey) return client.prices.retrieve(id);
  const { data } = await client.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 });
  return data[0];
}

/** The plan that a price sells; undefined for a price of something else. */
export function planOfPrice(price: Stripe.Price, named: NamedPrices): SoldPlan | undefined {
  const plan = named.get(price.id);
  if (plan) return plan;
  const planKey = tiers.find((tier) => tier === price.metadata[planMetadata.plan]);
  const interval = billingIntervals.find((each) => each === price.recurring?.interval.toUpperCase());
  if (planKey && interval) return { planKey, interval };
  return everyPlan.find((each) => lookupKeyOf(each) === price.lookup_key);
}

const everyPlan: readonly SoldPlan[] = tiers.flatMap((planKey) =>
  billingIntervals.map((interval) => ({ planKey, interval })),
);
