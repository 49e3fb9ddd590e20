import type Stripe from 'stripe';
import { missing } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { flag, integer, metadata, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import type { WantedChange } from '../billing/item-changes.js';
import { changeSubscription } from '../billing/subscription-change.js';
import type { Account } from '../state/account.js';
import { moneyShape } from './subscription-parameters.js';

function owner(account: Account, item: string): Stripe.Subscription {
  const id = account.store.note<string>('subscription-of-item', item);
  const subscription = id ? account.store.get('subscription', id) : undefined;
  if (!subscription?.items.data.some((each) => each.id === item)) throw missing('subscription_item', item);
  return subscription;
}

const itemOf = ({ items }: Stripe.Subscription, id: string): Stripe.SubscriptionItem | undefined =>
  items.data.find((item) => item.id === id);

interface Money {
  readonly payment_behavior?: 'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete';
  readonly proration_behavior?: 'create_prorations' | 'always_invoice' | 'none';
  readonly proration_date?: number;
}

function change(
  account: Account,
  subscription: Stripe.Subscription,
  item: WantedChange,
  money: Money,
): Stripe.Subscription {
  return changeSubscription(account, subscription, {
    items: [item],
    paymentBehavior: money.payment_behavior,
    prorationBehavior: money.proration_behavior,
    prorationDate: money.proration_date,
  });
}

export const subscriptionItems: readonly Route[] = [
  route(
    'POST /v1/subscription_items',
    {
      ...moneyShape,
      metadata: metadata.optional(),
      price: text,
      quantity: integer.optional(),
      subscription: text,
    },
    ({ account, params: { subscription: id, price, quantity, metadata: keys, ...money } }) => {
      const subscription = account.need('subscription', id, 'subscription');
      const changed = change(account, subscription, { price, quantity, metadata: keys }, money);
      return changed.items.data.at(-1);
    },
  ),
  route('GET /v1/subscription_items/:id', {}, ({ account, id }) => itemOf(owner(account, id), id)),
  route(
    'POST /v1/subscription_items/:id',
    {
      ...moneyShape,
      metadata: metadata.optional(),
      off_session: flag.optional(),
      price: text.optional(),
      quantity: integer.optional(),
    },
    ({ account, id, params: { price, quantity, metadata: keys, off_session: _offSession, ...money } }) =>
      itemOf(change(account, owner(account, id), { id, price, quantity, metadata: keys }, money), id),
  ),
  route('DELETE /v1/subscription_items/:id', moneyShape, ({ account, id, params }) => {
    change(account, owner(account, id), { id, deleted: true }, params);
    return { id, object: 'subscription_item', deleted: true } satisfies Stripe.DeletedSubscriptionItem;
  }),
  route('GET /v1/subscription_items', { ...paging, subscription: text }, ({ account, params }) =>
    pageOf(
      account.need('subscription', params.subscription, 'subscription').items.data,
      params,
      '/v1/subscription_items',
    ),
  ),
];
