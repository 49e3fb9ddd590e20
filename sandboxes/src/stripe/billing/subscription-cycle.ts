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
import { isMetered, rhythmOf } from './subscription-items.js';
import { saveSubscription } from './subscription-saving.js';

const customerOf = (subscription: Stripe.Subscription): string => subscription.customer as string;

/** What the metered items of a subscription owe for its period so far. */
function usageLines(account: Account, subscription: Stripe.Subscription, until?: number): Line[] {
  return subscription.items.data.filter(isMetered).map((item) => {
    const period = { start: item.current_period_start, end: until ?? item.current_period_end };
    return usageLine(account, item, customerOf(subscription), period);
  });
}

/** The invoice for what is still open when a subscription ends; none when nothing is. */
export function invoiceTheRest(account: Account, subscription: Stripe.Subscription, until: number): void {
  const usage = usageLines(account, subscription, until).filter(({ amount }) => amount > 0);
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

/** Makes the invoice of the next period without collecting it. */
export function beginPeriod(account: Account, subscription: Stripe.Subscription): Stripe.Invoice {
  const [first] = subscription.items.data;
  const start = first?.current_period_end ?? account.now(customerOf(subscription));
  const rhythm = rhythmOf(subscription.items.data.map(({ price }) => price));
  const usage = usageLines(account, subscription);
  const items = subscription.items.data.map((item) => ({
    ...item,
    current_period_start: start,
    current_period_end: periodEnd(subscription.billing_cycle_anchor, rhythm, start),
  }));
  const next: Stripe.Subscription = {
    ...subscription,
    items: embedded(items, `/v1/subscription_items?subscription=${subscription.id}`),
    status: subscription.status === 'trialing' ? 'active' : subscription.status,
  };
  const advance = items.filter((item) => !isMetered(item)).map((item) => advanceLine(account, item, false));
  const invoice = buildInvoice(account, {
    customer: customerOf(next),
    subscription: next,
    currency: next.currency,
    reason: 'subscription_cycle',
    lines: [...takePendingLines(account, next.id), ...usage, ...advance],
    period: { start: first?.current_period_start ?? start, end: start },
  });
  saveSubscription(account, { ...next, latest_invoice: invoice.id }, 'customer.subscription.updated');
  return invoice;
}

/** What happens at the end of a period or a trial: it ends as asked for, waits for a card, or goes on and is paid. */
export function endPeriod(account: Account, subscription: Stripe.Subscription): void {
  const now = account.now(customerOf(subscription));
  if (subscription.cancel_at_period_end) {
    invoiceTheRest(account, subscription, now);
    endSubscription(account, account.need('subscription', subscription.id), 'cancellation_requested');
    return;
  }
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
