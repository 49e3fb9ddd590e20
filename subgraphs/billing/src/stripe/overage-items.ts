import type { Tier } from '@gatefold/schema';
import type Stripe from 'stripe';
import { overageLookupKeyOf, overageOfPrice, soldOverage, type SoldOverage } from './overage-prices.js';
import type { StripeAccess } from './stripe-access.js';

/** An overage that a subscription does not charge as the plan table says, and the item that charges it otherwise. */
export interface MissingOverage {
  readonly overage: SoldOverage;
  readonly item: Stripe.SubscriptionItem | undefined;
}

/** What the overage of a plan lacks on a subscription: items that are not there, or have an old price. */
export function missingOverage(subscription: Stripe.Subscription, planKey: Tier): readonly MissingOverage[] {
  return soldOverage
    .filter((overage) => overage.planKey === planKey)
    .map((overage) => {
      const item = subscription.items.data.find(({ price }) => overageOfPrice(price) === overage);
      return { overage, item };
    })
    .filter(({ overage, item }) => item?.price.unit_amount !== overage.unitAmountCents);
}

/** The price at which an overage is charged now; undefined when `npm run stripe:setup` is due. */
export async function findOveragePrice(client: Stripe, overage: SoldOverage): Promise<string | undefined> {
  const lookupKey = overageLookupKeyOf(overage);
  const { data } = await client.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 });
  return data[0]?.unit_amount === overage.unitAmountCents ? data[0].id : undefined;
}

/**
 * Lets a subscription charge the overage of its plan from now on. Items of an earlier plan stay: they charge what was used
 * under it, and nothing otherwise. Any number of calls come to the same.
 */
export async function attachOverage(
  { client, log }: StripeAccess,
  subscription: Stripe.Subscription,
  planKey: Tier,
): Promise<void> {
  for (const { overage, item } of missingOverage(subscription, planKey)) {
    const price = await findOveragePrice(client, overage);
    if (price === undefined) {
      log.error(
        { overage, subscription: subscription.id },
        'overage_price_missing: run npm run stripe:setup',
      );
      continue;
    }
    const terms = { price, proration_behavior: 'none' } as const;
    if (item) await client.subscriptionItems.update(item.id, terms);
    else
      // Without an idempotency key: it would replay the answer of before for an item that was removed since.
      await client.subscriptionItems.create({ subscription: subscription.id, ...terms });
  }
}
