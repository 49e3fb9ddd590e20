import type Stripe from 'stripe';
import { invalid } from '../api/failure.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { periodStart } from './periods.js';

/** What a caller names: a coupon, or a promotion code by its id. */
export interface WantedDiscount {
  readonly coupon?: string;
  readonly promotion_code?: string;
}

export function couponOf(account: Account, discount: Stripe.Discount): Stripe.Coupon {
  return account.need('coupon', idOf(discount.source.coupon) ?? '');
}

/** The coupon that a wish names. Throws a Failure when it is unknown, used up, over or for somebody else. */
export function redeemable(
  account: Account,
  wanted: WantedDiscount,
  customer: string | null,
  param: string,
): { coupon: Stripe.Coupon; code: Stripe.PromotionCode | null } {
  const code = wanted.promotion_code ? account.need('promotion_code', wanted.promotion_code, param) : null;
  const coupon = account.need('coupon', idOf(code?.promotion.coupon) ?? wanted.coupon ?? '', param);
  const now = account.now(customer);
  const isOver = (limit: number | null, times: number): boolean => limit !== null && times >= limit;
  const isUsable =
    coupon.valid &&
    !(coupon.redeem_by && coupon.redeem_by <= now) &&
    !isOver(coupon.max_redemptions, coupon.times_redeemed) &&
    (!code ||
      (code.active &&
        !(code.expires_at && code.expires_at <= now) &&
        !isOver(code.max_redemptions, code.times_redeemed) &&
        (!code.customer || idOf(code.customer) === customer)));
  if (!isUsable) throw invalid(param, 'This coupon or promotion code is no longer valid.', 'coupon_expired');
  if (code?.restrictions.first_time_transaction && customer && hasPaid(account, customer)) {
    throw invalid(param, 'This promotion code is for the first purchase only.');
  }
  return { coupon, code };
}

function hasPaid(account: Account, customer: string): boolean {
  return account.store.list('invoice', customer).some(({ amount_paid: paid }) => paid > 0);
}

/** Redeems a coupon for a subscription. */
export function applyDiscount(
  account: Account,
  wanted: WantedDiscount,
  { customer, subscription, session }: { customer: string; subscription: string; session?: string },
): Stripe.Discount {
  const { coupon, code } = redeemable(account, wanted, customer, 'discounts');
  const start = account.now(customer);
  const months = coupon.duration === 'repeating' ? coupon.duration_in_months : null;
  account.save({ ...coupon, times_redeemed: coupon.times_redeemed + 1 }, 'coupon.updated');
  if (code) account.save({ ...code, times_redeemed: code.times_redeemed + 1 }, 'promotion_code.updated');
  return account.save(
    {
      id: account.newId('discount'),
      object: 'discount',
      checkout_session: session ?? null,
      customer,
      customer_account: null,
      end: months === null ? null : periodStart(start, { interval: 'month', interval_count: months }, 1),
      invoice: null,
      invoice_item: null,
      promotion_code: code?.id ?? null,
      source: { type: 'coupon', coupon: coupon.id },
      start,
      subscription,
      subscription_item: null,
    },
    'customer.discount.created',
  );
}

/** The discounts of a subscription that still count at a second; one with duration `once` counts until an invoice has used it. */
export function liveDiscounts(
  account: Account,
  subscription: Stripe.Subscription | null,
  at: number,
): Stripe.Discount[] {
  return (subscription?.discounts ?? [])
    .map((reference) => account.need('discount', idOf(reference) ?? ''))
    .filter(({ end }) => end === null || end > at);
}

/** Ends what an invoice has used and was meant for one only. */
export function useUp(account: Account, discountId: string): void {
  const discount = account.need('discount', discountId);
  if (couponOf(account, discount).duration !== 'once') return;
  account.save({ ...discount, end: account.now(idOf(discount.customer)) }, 'customer.discount.deleted');
}

const appliesTo = (coupon: Stripe.Coupon, product: string): boolean =>
  !coupon.applies_to || coupon.applies_to.products.includes(product);

/** Cents off each of `lines` by one coupon; a fixed sum is spread in proportion, to the cent. */
export function discountShares(
  coupon: Stripe.Coupon,
  lines: readonly { amount: number; product: string }[],
): number[] {
  const eligible = lines.map(({ amount, product }) => (appliesTo(coupon, product) ? Math.max(0, amount) : 0));
  if (coupon.percent_off !== null) {
    const { percent_off: percent } = coupon;
    return eligible.map((amount) => Math.round((amount * percent) / 100));
  }
  let restAmount = eligible.reduce((sum, amount) => sum + amount, 0);
  let restOff = Math.min(coupon.amount_off ?? 0, restAmount);
  return eligible.map((amount) => {
    const off = restAmount > 0 ? Math.round((restOff * amount) / restAmount) : 0;
    restAmount -= amount;
    restOff -= off;
    return off;
  });
}

/** What is left of an amount of one product after some discounts. */
export function afterDiscounts(
  account: Account,
  discounts: readonly Stripe.Discount[],
  amount: number,
  product: string,
): number {
  return discounts.reduce(
    (rest, discount) =>
      rest - (discountShares(couponOf(account, discount), [{ amount: rest, product }])[0] ?? 0),
    amount,
  );
}
