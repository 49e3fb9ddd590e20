import type Stripe from 'stripe';
import { Failure, invalid } from '../api/failure.js';
import type { Account } from '../state/account.js';

/** What a caller wants of one item. */
export interface WantedItem {
  readonly price: string;
  readonly quantity?: number;
  readonly metadata?: Record<string, string> | null;
}

/** The older view of a price that items still carry. */
function planOf(price: Stripe.Price): Stripe.Plan {
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false,
    metadata: price.metadata,
    meter: price.recurring?.meter ?? null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: price.tiers_mode,
    transform_usage: null,
    trial_period_days: null,
    usage_type: price.recurring?.usage_type ?? 'licensed',
  };
}

/** A price that a subscription may have. */
export function recurringPrice(
  account: Account,
  id: string,
  param: string,
): Stripe.Price & { recurring: Stripe.Price.Recurring } {
  const price = account.need('price', id, param);
  const { recurring } = price;
  if (!recurring) {
    throw invalid(
      param,
      `The price specified is set to \`type=one_time\` but this field only accepts prices with \`type=recurring\`.`,
    );
  }
  if (!price.active)
    throw invalid(param, 'The price specified is inactive. This field only accepts active prices.');
  return { ...price, recurring };
}

export function isMetered(item: Stripe.SubscriptionItem): boolean {
  return item.price.recurring?.usage_type === 'metered';
}

export function newItem(
  account: Account,
  wanted: WantedItem,
  subscription: string,
  period: { start: number; end: number },
  param: string,
): Stripe.SubscriptionItem {
  const price = recurringPrice(account, wanted.price, param);
  const metered = price.recurring.usage_type === 'metered';
  if (metered && wanted.quantity !== undefined) throw invalid(param, 'A metered price has no quantity.');
  return {
    id: `si_${account.newId('subscription').slice(4)}`,
    object: 'subscription_item',
    billing_thresholds: null,
    created: period.start,
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata: wanted.metadata ?? {},
    plan: planOf(price),
    price,
    ...(!metered && { quantity: wanted.quantity ?? 1 }),
    subscription,
    tax_rates: [],
  };
}

/** The one rhythm of a subscription's prices. Throws a Failure when they differ. */
export function rhythmOf(prices: readonly Stripe.Price[]): Stripe.Price.Recurring {
  const [first, ...rest] = prices.map(({ recurring }) => recurring);
  if (!first)
    throw new Failure(400, 'Missing required param: items.', { code: 'parameter_missing', param: 'items' });
  const differs = rest.some(
    (other) => other?.interval !== first.interval || other.interval_count !== first.interval_count,
  );
  if (differs)
    throw invalid('items', 'All prices on a subscription must have the same `recurring.interval`.');
  return first;
}
