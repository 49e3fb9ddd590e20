import type Stripe from 'stripe';
import { amountOf } from '../billing/amounts.js';
import { discountShares, redeemable, type WantedDiscount } from '../billing/discounts.js';
import type { Account } from '../state/account.js';
import { idOf, newId } from '../state/ids.js';

/** What a Checkout Session makes when it is completed; kept beside the session. */
export interface SessionDraft {
  readonly items: readonly { readonly price: string; readonly quantity?: number }[];
  readonly discounts: readonly WantedDiscount[];
  readonly subscription?: {
    readonly description?: string;
    readonly metadata?: Stripe.Metadata | null;
    readonly trialDays?: number;
    /** Seconds since 1970. */
    readonly trialEnd?: number;
    readonly whenTrialEndsWithoutMethod?: 'cancel' | 'create_invoice' | 'pause';
  };
  readonly payment?: {
    readonly description?: string;
    readonly metadata: Stripe.Metadata;
    readonly receiptEmail?: string;
    readonly setupFutureUsage?: 'on_session' | 'off_session';
  };
}

/** Cents to pay today. */
export interface Totals {
  readonly currency: string;
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
}

function priced(account: Account, { items }: SessionDraft) {
  return items.map(({ price: id, quantity = 1 }) => {
    const price = account.need('price', id, 'line_items');
    const isMetered = price.recurring?.usage_type === 'metered';
    return {
      price,
      quantity,
      isMetered,
      amount: isMetered ? 0 : amountOf(price, quantity),
      product: idOf(price.product) ?? '',
    };
  });
}

export function hasTrial({ subscription }: SessionDraft): boolean {
  return subscription?.trialDays !== undefined || subscription?.trialEnd !== undefined;
}

/** What a session costs today, with the discounts of its draft. Throws a Failure for one that cannot be redeemed. */
export function totalsOf(account: Account, draft: SessionDraft, customer: string | null): Totals {
  const lines = priced(account, draft);
  const isFree = hasTrial(draft);
  const subtotal = isFree ? 0 : lines.reduce((sum, { amount }) => sum + amount, 0);
  const discount = isFree
    ? 0
    : draft.discounts.reduce((sum, wanted) => {
        const { coupon } = redeemable(account, wanted, customer, 'discounts');
        return sum + discountShares(coupon, lines).reduce((total, share) => total + share, 0);
      }, 0);
  return {
    currency: lines[0]?.price.currency ?? 'usd',
    subtotal,
    discount,
    total: Math.max(0, subtotal - discount),
  };
}

/** The lines as the session shows them. */
export function lineItems(account: Account, draft: SessionDraft): Stripe.LineItem[] {
  return priced(account, draft).map(({ price, quantity, isMetered, amount, product }) => ({
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: account.store.get('product', product)?.name ?? null,
    metadata: {},
    price,
    quantity: isMetered ? null : quantity,
  }));
}
