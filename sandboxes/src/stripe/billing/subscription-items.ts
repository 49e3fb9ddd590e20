import type Stripe from 'stripe';
import { Failure, invalid } from '../api/failure.js';
import type { Account } from '../state/account.js';

/** What a caller wants of one item. */
export interface WantedItem {
  readonly price: string;
  readonly quantity?: number;
  readonly metadata?: Record<string, string> | null;
}

/** From `start` up to, without, `end`; seconds since 1970. */
export interface Period {
  readonly start: number;
  readonly end: number;
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
  periodOf: (rhythm: Stripe.Price.Recurring) => Period,
  param: string,
): Stripe.SubscriptionItem {
  const price = recurringPrice(account, wanted.price, param);
  const period = periodOf(price.recurring);
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

const monthsOf: Readonly<Record<string, number>> = { month: 1, year: 12 };

/**
 * Items of one subscription may have several rhythms when each is a multiple of the shortest, e.g. a year and a month.
 * Throws a Failure for others, and without prices.
 */
export function refuseClashingRhythms(prices: readonly Stripe.Price[]): void {
  const rhythms = prices.flatMap(({ recurring }) => recurring ?? []);
  const [first] = rhythms;
  if (!first)
    throw new Failure(400, 'Missing required param: items.', { code: 'parameter_missing', param: 'items' });
  if (rhythms.every((each) => isSameRhythm(each, first))) return;
  const months = rhythms.map(({ interval, interval_count: each }) => (monthsOf[interval] ?? NaN) * each);
  const shortest = Math.min(...months);
  if (!months.every((each) => each % shortest === 0))
    throw invalid('items', 'The intervals of a subscription must be multiples of its shortest one.');
}

type Rhythm = Pick<Stripe.Price.Recurring, 'interval' | 'interval_count'>;

export function isSameRhythm(one: Rhythm, other: Rhythm): boolean {
  return one.interval === other.interval && one.interval_count === other.interval_count;
}

/** How often an item is paid. */
export function rhythmOf({ price }: Stripe.SubscriptionItem): Stripe.Price.Recurring {
  if (!price.recurring) throw new Error(`${price.id} of a subscription is not recurring`);
  return price.recurring;
}
