import Stripe from 'stripe';
import type { Account } from '../state/account.js';
import { idOf, newId } from '../state/ids.js';
import { afterDiscounts, liveDiscounts } from './discounts.js';
import { amountOf } from './amounts.js';
import { unusedShare } from './periods.js';
import { usageOf } from './usage.js';

/** A line before it belongs to an invoice. */
export interface Line {
  readonly amount: number;
  readonly description: string;
  readonly period: { readonly start: number; readonly end: number };
  readonly price: Stripe.Price;
  readonly quantity: number;
  readonly item: string | null;
  readonly isProration: boolean;
}

const money = (cents: number): string => `$${(cents / 100).toFixed(2)}`;

const nameOf = (account: Account, price: Stripe.Price): string =>
  account.store.get('product', idOf(price.product) ?? '')?.name ?? 'Product';

/** A licensed item, in advance for its current period. */
export function advanceLine(account: Account, item: Stripe.SubscriptionItem, isTrial: boolean): Line {
  const quantity = item.quantity ?? 1;
  const name = nameOf(account, item.price);
  const each = `${money(item.price.unit_amount ?? 0)} / ${item.price.recurring?.interval ?? 'month'}`;
  return {
    amount: isTrial ? 0 : amountOf(item.price, quantity),
    description: isTrial ? `Trial period for ${name}` : `${quantity} × ${name} (at ${each})`,
    period: { start: item.current_period_start, end: item.current_period_end },
    price: item.price,
    quantity,
    item: item.id,
    isProration: false,
  };
}

/** A metered item, in arrears: what was used since it was billed last, at the price that it has. */
export function usageLine(
  account: Account,
  item: Stripe.SubscriptionItem,
  customer: string,
  until: number,
): Line {
  const since = account.store.note<number>('usage-billed-until', item.id) ?? item.current_period_start;
  const period = { start: Math.min(Math.max(since, item.current_period_start), until), end: until };
  const quantity = usageOf(account, item.price, customer, period);
  const name = nameOf(account, item.price);
  return {
    amount: amountOf(item.price, quantity),
    description: `${quantity} × ${name} (at ${money(item.price.unit_amount ?? 0)} each)`,
    period,
    price: item.price,
    quantity,
    item: item.id,
    isProration: false,
  };
}

/** The usage up to now of items that lose their price; from now on counts what comes after. */
export function closingUsageLines(
  account: Account,
  items: readonly Stripe.SubscriptionItem[],
  customer: string,
): Line[] {
  const now = account.now(customer);
  const lines = items.map((item) => usageLine(account, item, customer, now));
  for (const { id } of items) account.store.putNote('usage-billed-until', id, now);
  return lines.filter(({ quantity }) => quantity > 0);
}

/** Credit for the unused time of `before` and, where `after` is given, the debit for the same time; amounts are after discounts. */
export function prorationLines(
  account: Account,
  subscription: Stripe.Subscription,
  { before, after }: { before: Stripe.SubscriptionItem; after: Stripe.SubscriptionItem | null },
  at: number,
): Line[] {
  const discounts = liveDiscounts(account, subscription, at);
  const period = { start: before.current_period_start, end: before.current_period_end };
  const line = (item: Stripe.SubscriptionItem, sign: 1 | -1, wording: string): Line => {
    const quantity = item.quantity ?? 1;
    const full = amountOf(item.price, quantity);
    const net = afterDiscounts(account, discounts, full, idOf(item.price.product) ?? '');
    return {
      amount: sign * unusedShare(net, period, at),
      description: `${wording} ${nameOf(account, item.price)} after ${new Date(at * 1000).toUTCString().slice(5, 16)}`,
      period: { start: at, end: period.end },
      price: item.price,
      quantity,
      item: item.id,
      isProration: true,
    };
  };
  const credit = line(before, -1, 'Unused time on');
  return after ? [credit, line(after, 1, 'Remaining time on')] : [credit];
}

/** The line as a part of an invoice. */
export function invoiceLine(
  line: Line,
  owner: { invoice: string; subscription: string | null; currency: string },
  discounts: Stripe.InvoiceLineItem.DiscountAmount[],
): Stripe.InvoiceLineItem {
  const details = {
    invoice_item: null,
    proration: line.isProration,
    proration_details: line.isProration ? { credited_items: null } : null,
    subscription: owner.subscription,
  };
  return {
    id: newId('il'),
    object: 'line_item',
    amount: line.amount,
    currency: owner.currency,
    description: line.description,
    discount_amounts: discounts,
    discountable: !line.isProration,
    discounts: discounts.map(({ discount }) => idOf(discount) ?? ''),
    invoice: owner.invoice,
    livemode: false,
    metadata: {},
    parent: line.item
      ? {
          invoice_item_details: null,
          subscription_item_details: { ...details, subscription_item: line.item },
          type: 'subscription_item_details',
        }
      : null,
    period: line.period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: line.price.id, product: idOf(line.price.product) ?? '' },
      type: 'price_details',
      unit_amount_decimal: line.price.unit_amount_decimal,
    },
    quantity: line.quantity,
    quantity_decimal: Stripe.Decimal.from(line.quantity),
    subscription: owner.subscription,
    subtotal: line.amount,
    taxes: [],
  };
}
