import type Stripe from 'stripe';
import { embedded } from '../api/pagination.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';

/** States in which a subscription gives its customer what its products promise. */
const entitling = ['active', 'trialing', 'past_due'];

/** What a customer may use now: the features of the products of its subscriptions, each once. */
export function activeEntitlements(
  account: Account,
  customer: string,
): Stripe.Entitlements.ActiveEntitlement[] {
  const products = account.store
    .list('subscription', customer)
    .filter(({ status }) => entitling.includes(status))
    .flatMap(({ items }) => items.data.map(({ price }) => idOf(price.product) ?? ''));
  const features = products.flatMap((product) =>
    (account.store.note<string[]>('features-of-product', product) ?? []).map(
      (id) => account.need('product_feature', id).entitlement_feature,
    ),
  );
  const unique = new Map(features.map((feature) => [feature.id, feature]));
  return [...unique.values()].map(({ id, lookup_key: key }) => ({
    id: `ent_${customer.slice(4, 16)}${id.slice(5, 17)}`,
    object: 'entitlements.active_entitlement',
    feature: id,
    livemode: false,
    lookup_key: key,
  }));
}

/** Stores a subscription with its event, and tells when that changes what the customer is entitled to. */
export function saveSubscription(
  account: Account,
  subscription: Stripe.Subscription,
  event: Stripe.Event['type'],
): Stripe.Subscription {
  const customer = idOf(subscription.customer) ?? '';
  const keysOf = (): string =>
    activeEntitlements(account, customer)
      .map(({ lookup_key: key }) => key)
      .sort()
      .join();
  const before = keysOf();
  account.save(subscription, event);
  for (const { id } of subscription.items.data)
    account.store.putNote('subscription-of-item', id, subscription.id);
  if (keysOf() !== before) {
    account.emit('entitlements.active_entitlement_summary.updated', {
      object: 'entitlements.active_entitlement_summary',
      customer,
      entitlements: embedded(
        activeEntitlements(account, customer),
        `/v1/customer/${customer}/entitlements`,
      ) as Stripe.ApiList<Stripe.Entitlements.ActiveEntitlement>,
      livemode: false,
    } satisfies Stripe.Entitlements.ActiveEntitlementSummary);
  }
  return subscription;
}
