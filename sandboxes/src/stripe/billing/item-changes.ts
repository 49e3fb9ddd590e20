import type Stripe from 'stripe';
import { invalid } from '../api/failure.js';
import type { Account } from '../state/account.js';
import { periodEnd, periodStart } from './periods.js';
import { newItem, type Period, type WantedItem } from './subscription-items.js';

/** What a caller wants of an item that is there (`id`), or of a new one. */
export interface WantedChange extends Partial<WantedItem> {
  readonly id?: string;
  readonly deleted?: boolean;
}

/** Items of before and after, paired where one replaces the other. */
export interface ItemChange {
  readonly before: Stripe.SubscriptionItem | null;
  readonly after: Stripe.SubscriptionItem | null;
}

function replaced(
  account: Account,
  item: Stripe.SubscriptionItem,
  wanted: WantedChange,
  param: string,
): Stripe.SubscriptionItem {
  const periodOf = (): Period => ({ start: item.current_period_start, end: item.current_period_end });
  const target = {
    price: wanted.price ?? item.price.id,
    quantity: wanted.quantity ?? (wanted.price ? undefined : item.quantity),
    metadata: wanted.metadata ?? item.metadata,
  };
  // A new quantity keeps a price that was archived since.
  if (target.price === item.price.id)
    return { ...item, ...(target.quantity && { quantity: target.quantity }), metadata: target.metadata };
  return {
    ...newItem(account, target, item.subscription, periodOf, param),
    id: item.id,
    created: item.created,
  };
}

/** The period of now that an item with this rhythm has: the trial, or one on the grid of the subscription. */
function periodNow(
  account: Account,
  { status, customer, items, billing_cycle_anchor: anchor }: Stripe.Subscription,
  rhythm: Stripe.Price.Recurring,
): Period {
  const [first] = items.data;
  if (status === 'trialing' && first)
    return { start: first.current_period_start, end: first.current_period_end };
  const end = periodEnd(anchor, rhythm, account.now(customer));
  let count = 0;
  while (periodStart(anchor, rhythm, count + 1) < end) count += 1;
  return { start: periodStart(anchor, rhythm, count), end };
}

/** What `wanted` does to the items of a subscription. Throws a Failure for an item that is not there. */
export function itemChanges(
  account: Account,
  subscription: Stripe.Subscription,
  wanted: readonly WantedChange[],
): ItemChange[] {
  const items = subscription.items.data;
  const periodOf = (rhythm: Stripe.Price.Recurring): Period => periodNow(account, subscription, rhythm);
  return wanted.map((change, index): ItemChange => {
    const param = `items[${index}]`;
    if (!change.id) {
      if (!change.price)
        throw invalid(`${param}[price]`, `Missing required param: ${param}[price].`, 'parameter_missing');
      if (items.some(({ price }) => price.id === change.price))
        throw invalid(param, `Price \`${change.price}\` is already on this subscription.`);
      return {
        before: null,
        after: newItem(account, { ...change, price: change.price }, subscription.id, periodOf, param),
      };
    }
    const before = items.find(({ id }) => id === change.id);
    if (!before)
      throw invalid(`${param}[id]`, `No such subscription item: '${change.id}'`, 'resource_missing');
    return { before, after: change.deleted ? null : replaced(account, before, change, param) };
  });
}

/** The items after the changes, in their old order, new ones last. */
export function itemsAfter(
  items: readonly Stripe.SubscriptionItem[],
  changes: readonly ItemChange[],
): Stripe.SubscriptionItem[] {
  const kept = items.flatMap((item) => {
    const change = changes.find(({ before }) => before?.id === item.id);
    return change ? (change.after ?? []) : item;
  });
  return [...kept, ...changes.flatMap(({ before, after }) => (before ? [] : (after ?? [])))];
}
