import type Stripe from 'stripe';
import { Failure, invalid } from '../api/failure.js';
import { defaultMethodOf } from '../payments/payment-methods.js';
import { newSetupIntent } from '../payments/setup-intents.js';
import type { Account } from '../state/account.js';
import { blankSubscription, type NewSubscription } from './blank-subscription.js';
import { applyDiscount } from './discounts.js';
import { buildInvoice } from './invoice-building.js';
import { advanceLine } from './lines.js';
import { periodEnd } from './periods.js';
import { collect, intentOf, markPaid } from './settlement.js';
import {
  isMetered,
  newItem,
  recurringPrice,
  refuseClashingRhythms,
  type Period,
} from './subscription-items.js';
import { saveSubscription } from './subscription-saving.js';

/** Creates a subscription with its first invoice and, unless `default_incomplete`, tries to collect it. */
export function createSubscription(account: Account, wanted: NewSubscription): Stripe.Subscription {
  const customer = account.need('customer', wanted.customer, 'customer');
  const now = account.now(customer.id);
  const prices = wanted.items.map(({ price }, index) =>
    recurringPrice(account, price, `items[${index}][price]`),
  );
  refuseClashingRhythms(prices);
  const trialEnd = wanted.trialEnd && wanted.trialEnd > now ? wanted.trialEnd : null;
  const periodOf = (rhythm: Stripe.Price.Recurring): Period => ({
    start: now,
    end: trialEnd ?? periodEnd(now, rhythm, now),
  });
  const id = account.newId('subscription');
  const currency = prices[0]?.currency ?? 'usd';
  if (prices.some((price) => price.currency !== currency))
    throw invalid('items', 'All prices must have one currency.');

  const discounts = (wanted.discounts ?? []).map((discount) =>
    applyDiscount(account, discount, { customer: customer.id, subscription: id, session: wanted.session }),
  );
  const draft = blankSubscription({
    id,
    now,
    currency,
    customer,
    wanted,
    trialEnd,
    discounts: discounts.map((discount) => discount.id),
    items: wanted.items.map((item, index) => newItem(account, item, id, periodOf, `items[${index}]`)),
  });
  const invoice = buildInvoice(account, {
    customer: customer.id,
    subscription: draft,
    currency,
    reason: 'subscription_create',
    lines: draft.items.data
      .filter((item) => !isMetered(item))
      .map((item) => advanceLine(account, item, trialEnd !== null)),
    period: { start: now, end: now },
  });
  const method = defaultMethodOf(account, customer.id, draft);
  const mayWait = wanted.paymentBehavior === 'default_incomplete';
  const setup = trialEnd && !method && mayWait ? newSetupIntent(account, { customer: customer.id }) : null;
  const created = saveSubscription(
    account,
    {
      ...draft,
      latest_invoice: invoice.id,
      pending_setup_intent: setup?.id ?? null,
      status: trialEnd ? 'trialing' : 'incomplete',
    },
    'customer.subscription.created',
  );
  if (invoice.amount_due === 0) markPaid(account, invoice, null);
  else if (!mayWait) collectFirst(account, created, invoice, method, wanted);
  return account.need('subscription', id);
}

function collectFirst(
  account: Account,
  subscription: Stripe.Subscription,
  invoice: Stripe.Invoice,
  method: string | null,
  { paymentBehavior, isAuthenticated }: NewSubscription,
): void {
  if (!method) {
    throw new Failure(
      400,
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
      { code: 'resource_missing' },
    );
  }
  const collected = collect(account, invoice, { isAuthenticated });
  if (collected.status === 'paid' || paymentBehavior !== 'error_if_incomplete') return;
  const error = intentOf(account, invoice)?.last_payment_error;
  throw new Failure(402, error?.message ?? 'This payment requires an action by the customer.', {
    type: 'card_error',
    code: error?.code ?? 'subscription_payment_intent_requires_action',
    decline_code: error?.decline_code,
    param: subscription.id,
  });
}
