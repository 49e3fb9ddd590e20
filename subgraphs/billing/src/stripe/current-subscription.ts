import type Stripe from 'stripe';
import type { StripeAccess } from './stripe-access.js';
import {
  factsOfSubscription,
  planItemOf,
  subscriptionExpand,
  type SubscriptionFacts,
} from './subscription-facts.js';

/** A subscription that has not ended, as Stripe knows it at this moment. */
export interface CurrentSubscription {
  readonly subscription: Stripe.Subscription;
  readonly item: Stripe.SubscriptionItem;
  readonly facts: SubscriptionFacts;
}

/** The subscription of a customer that has not ended, one that was paid for first; undefined when there is none. */
export async function findCurrent(
  { client, namedPrices }: StripeAccess,
  customerId: string,
): Promise<CurrentSubscription | undefined> {
  const { data } = await client.subscriptions.list({
    customer: customerId,
    limit: 100,
    expand: subscriptionExpand,
  });
  const running = data.flatMap((subscription) => {
    const facts = factsOfSubscription(subscription, namedPrices);
    const item = planItemOf(subscription, namedPrices)?.item;
    return facts && item && facts.endedAt === null && facts.status !== 'INCOMPLETE_EXPIRED'
      ? [{ subscription, item, facts }]
      : [];
  });
  return running.find(({ facts }) => facts.status !== 'INCOMPLETE') ?? running[0];
}
