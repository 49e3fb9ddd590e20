import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { sandboxSetup } from '../../stripe/setup/sandbox-setup.js';
import { SubscriptionEntity } from '../../stripe/subscription.entity.js';
import { reconcileSubscriptionsNightly } from './jobs/reconcile-subscriptions-nightly.js';
import { PurchaseResolver } from './purchase.resolver.js';
import { SubscriptionChangeResolver } from './subscription-change.resolver.js';
import { subscriptionReference } from './subscription.reference.js';
import { SubscriptionResolver } from './subscription.resolver.js';
import { SubscriptionType } from './subscription.type.js';

export default defineFeature({
  name: 'subscription',
  entities: [SubscriptionEntity],
  resolvers: [SubscriptionResolver, SubscriptionChangeResolver, PurchaseResolver],
  orphanedTypes: [SubscriptionType, UserType],
  references: [subscriptionReference, userReference],
  jobs: [reconcileSubscriptionsNightly],
  workers: [sandboxSetup],
});
