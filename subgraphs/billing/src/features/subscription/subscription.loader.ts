import { defineLoader } from '@gatefold/runtime/graphql';
import { SubscriptionEntity } from '../../stripe/subscription.entity.js';
import type { SubscriptionStatus } from '../../stripe/subscription-facts.js';
import { findSubscriptionsOf } from './subscription.repository.js';

/** Which one a person means by "my subscription": a running one, else one that waits for its first payment, else the last. */
const standing: Readonly<Record<SubscriptionStatus, number>> = {
  ACTIVE: 0,
  TRIALING: 0,
  PAST_DUE: 1,
  UNPAID: 2,
  PAUSED: 2,
  INCOMPLETE: 3,
  CANCELED: 4,
  INCOMPLETE_EXPIRED: 5,
};

/** The subscription that counts, of many people at once. */
export const subscriptionOfPeople = defineLoader<SubscriptionEntity>({
  name: 'subscription-of-people',
  batch: async (tx, userIds) => {
    const best = new Map<string, SubscriptionEntity>();
    for (const each of await findSubscriptionsOf(tx, userIds)) {
      const known = best.get(each.userId);
      if (!known || standing[each.status] < standing[known.status]) best.set(each.userId, each);
    }
    return [...best.values()];
  },
  keyOf: (subscription) => subscription.userId,
});

/** Subscriptions by id, as far as row security shows them. */
export const subscriptionById = defineLoader<SubscriptionEntity>({
  name: 'subscription-by-id',
  batch: (tx, ids) => tx.em.find(SubscriptionEntity, { id: { $in: [...ids] } }),
  keyOf: (subscription) => subscription.id,
});
