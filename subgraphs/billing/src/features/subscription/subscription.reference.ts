import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { subscriptionById } from './subscription.loader.js';
import { canReadSubscriptionOf } from './subscription.policy.js';
import { toSubscriptionType } from './subscription.type.js';

/** A subscription by global id; null for everybody but its person and administrators. */
export const subscriptionReference = defineReference({
  typeName: 'BillingSubscription',
  resolve: async (key, context) => {
    const id = fromGlobalId('BillingSubscription', String(key['id']));
    const row = id === undefined ? undefined : await context.load(subscriptionById, id);
    return row && canReadSubscriptionOf(context.actor, row.userId) ? toSubscriptionType(row) : null;
  },
});
