import type Stripe from 'stripe';
import { Failure } from '../api/failure.js';
import { embedded } from '../api/pagination.js';
import { defaultMethodOf } from '../payments/payment-methods.js';
import type { Account } from '../state/account.js';
import { buildInvoice } from './invoice-building.js';
import { advanceLine, usageLine, type Line } from './lines.js';
import { takePendingLines } from './pending-lines.js';
import { periodEnd } from './periods.js';
import { collect, markPaid } from './settlement.js';
import { endSubscription } from './subscription-ending.js';
import { enterDuePhase } from './schedule-phases.js';
import { isMetered, rhythmOf } from './subscription-items.js';
import { saveSubscription } from './subscription-saving.js';

const customerOf = (subscription: Stripe.Subscription): string => subscription.customer as string;

/** What metered items owe up to `until`. */
function usageLines(
  account: Account,
  items: readonly Stripe.SubscriptionItem[],
  customer: string,
  until: number,
): Line[] {
  return items.filter(isMetered).map((item) => usageLine(account, item, customer, until));
}

/** The invoice for what is still open when a subscription ends; none when nothing is. */
export function invoiceTheRest(account: Account, subscription: Stripe.Subscription, until: number): void {
  const used = usageLines(account, subscription.items.data, customerOf(subscription), until);
  const usage = used.filter(({ amount }) => amount > 0);
  const lines = [...takePendingLines(account, subscription.id), ...usage];
  const [first] = subscription.items.data;
  if (lines.length === 0 || !first) return;
  const invoice = buildInvoice(account, {
    customer: customerOf(subscription),
    subscription,
    currency: subscription.currency,
    reason: 'subscription_cycle',
    lines,
    period: { start: first.current_period_start, end: until },
  });
  account.save({ ...subscription, latest_invoice: invoice.id });
  if (invoice.amount_due === 0) markPaid(account, invoice, null);
  else collect(account, invoice);
}

/** Makes the invoice of the period that begins next, of the items whose period ends first, without collecting it. */
export function beginPeriod(account: Account, subscription: Stripe.Subscription): Stripe.Invoice {
  const before = subscription.items.data;
  const start = Math.min(...before.map(({ current_period_end: end }) => end));
  const isDue = ({ current_period_end: end }: Stripe.SubscriptionItem): boolean => end <= start;
  const due = before.filter(isDue);
  const usage = usageLines(account, due, customerOf(subscription), start);
  const items = before.map((item) =>
    isDue(item)
      ? {
          ...item,
          current_period_start: start,
          current_period_end: periodEnd(subscription.billing_cycle_anchor, rhythmOf(item), start),
        }
      : item,
  );
  const next: Stripe.Subscription = {
    ...subscription,
    items: embedded(items, `/v1/subscription_items?subscription=${subscription.id}`),
    status: subscription.status === 'trialing' ? 'active' : subscription.status,
  };
  const advance = items
    .filter((item) => !isMetered(item) && item.current_period_start === start)
    .map((item) => advanceLine(account, item, false));
  const invoice = buildInvoice(account, {
    customer: customerOf(next),
    subscription: next,
    currency: next.currency,
    reason: 'subscription_cycle',
    lines: [...takePendingLines(account, next.id), ...usage, ...advance],
    period: { start: due[0]?.current_period_start ?? start, end: start },
  });
  saveSubscription(account, { ...next, latest_invoice: invoice.id }, 'customer.subscription.updated');
  return invoice;
}

/** Ends a subscription as it was asked for, with an invoice for what is still open. */
export function endAsAsked(account: Account, subscription: Stripe.Subscription): void {
  invoiceTheRest(account, subscription, account.now(customerOf(subscription)));
  endSubscription(account, account.need('subscription', subscription.id), 'cancellation_requested');
}

/** What happens at the end of a period or a trial: it waits for a card, or goes on, as its schedule says, and is paid. */
export function endPeriod(account: Account, before: Stripe.Subscription): void {
  const subscription = enterDuePhase(account, before);
  const method = defaultMethodOf(account, customerOf(subscription), subscription);
  const without = subscription.trial_settings?.end_behavior.missing_payment_method;
  if (subscription.status === 'trialing' && !method && without === 'cancel') {
    endSubscription(account, subscription, null);
    return;
  }
  if (subscription.status === 'trialing' && !method && without === 'pause') {
    saveSubscription(account, { ...subscription, status: 'paused' }, 'customer.subscription.paused');
    return;
  }
  const invoice = beginPeriod(account, subscription);
  if (invoice.amount_due === 0) markPaid(account, invoice, null);
  else collect(account, invoice);
}

/** Lets a paused subscription go on with a new period from now. Throws a Failure for one that is not paused. */
export function resumePaused(account: Account, subscription: Stripe.Subscription): Stripe.Subscription {
  if (subscription.status !== 'paused') {
    throw new Failure(
      400,
      `Cannot resume a subscription that is ${subscription.status}; only a paused one can be.`,
      {
        param: 'id',
      },
    );
  }
  const now = account.now(customerOf(subscription));
  const data = subscription.items.data.map((item) => ({ ...item, current_period_end: now }));
  const items = { ...subscription.items, data };
  const invoice = beginPeriod(account, {
    ...subscription,
    billing_cycle_anchor: now,
    items,
    status: 'active',
  });
  if (invoice.amount_due === 0) markPaid(account, invoice, null);
  else collect(account, invoice);
  const resumed = account.need('subscription', subscription.id);
  account.emit('customer.subscription.resumed', resumed);
  return resumed;
}
