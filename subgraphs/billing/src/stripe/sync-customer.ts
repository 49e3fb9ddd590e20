import type { Transaction } from '@gatefold/runtime/database';
import { announceTier } from '../grants/announce-tier.js';
import { findPersonOf, lockCustomer } from './customer.repository.js';
import { settleGrant } from './settle-grant.js';
import type { StripeAccess } from './stripe-access.js';
import { factsOfSubscription, subscriptionExpand } from './subscription-facts.js';
import { projectSubscription } from './subscription-projection.repository.js';
import { subscriptionTopic } from './subscription-topic.js';
import { tendSubscription } from './tend-subscription.js';

/** What a look at Stripe came to. */
export interface SyncOutcome {
  /** Subscriptions that sell a plan, oldest first: id and state. */
  readonly subscriptions: readonly { readonly id: string; readonly status: string }[];
  /** How many of them were kept otherwise before. */
  readonly changed: number;
}

/**
 * Asks Stripe for all subscriptions of a customer and lets table, grants and tier follow. What an event said is not
 * looked at: whatever the order in which events arrive, the last look is the true one. What a subscription lacks at
 * Stripe is given to it before it gives access. Undefined when the customer is
 * nobody's here.
 */
export async function syncCustomer(
  tx: Transaction,
  stripe: StripeAccess,
  customerId: string,
  eventAt: Date | null,
): Promise<SyncOutcome | undefined> {
  await lockCustomer(tx, customerId);
  const userId = await findPersonOf(tx, customerId);
  if (userId === undefined) return undefined;
  const found = await stripe.client.subscriptions
    .list({ customer: customerId, status: 'all', limit: 100, expand: subscriptionExpand })
    .autoPagingToArray({ limit: subscriptionsMax });
  const sold = found
    .flatMap((subscription) => {
      const facts = factsOfSubscription(subscription, stripe.namedPrices);
      return facts ? { subscription, facts } : [];
    })
    .toReversed();
  let changed = 0;
  for (const { subscription, facts } of sold) {
    await tendSubscription(stripe, subscription, facts);
    if (await projectSubscription(tx, userId, facts, eventAt)) changed += 1;
    await settleGrant(tx, userId, facts, stripe.graceDays);
  }
  await announceTier(tx, userId);
  await tx.signal(subscriptionTopic, userId);
  return {
    subscriptions: sold.map(({ facts }) => ({ id: facts.subscriptionId, status: facts.status })),
    changed,
  };
}

/** More than anybody has; a list that is longer is cut off. */
const subscriptionsMax = 1_000;
