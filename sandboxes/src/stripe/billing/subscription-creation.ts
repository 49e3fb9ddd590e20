import type Stripe from 'stripe';
import { embedded } from '../api/pagination.js';
import { Failure, invalid } from '../api/failure.js';
import { defaultMethodOf } from '../payments/payment-methods.js';
import { newSetupIntent } from '../payments/setup-intents.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { applyDiscount, type WantedDiscount } from './discounts.js';
import { buildInvoice } from './invoice-building.js';
import { advanceLine } from './lines.js';
import { periodEnd } from './periods.js';
import { collect, intentOf, markPaid } from './settlement.js';
import { isMetered, newItem, recurringPrice, rhythmOf, type WantedItem } from './subscription-items.js';
import { saveSubscription } from './subscription-saving.js';

/** What a caller wants of a new subscription. */
export interface NewSubscription {
  readonly customer: string;
  readonly items: readonly WantedItem[];
  readonly paymentBehavior?: 'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete';
  readonly defaultPaymentMethod?: string | null;
  readonly savesPaymentMethod?: boolean;
  /** Seconds since 1970. */
  readonly trialEnd?: number | null;
  readonly whenTrialEndsWithoutMethod?: 'cancel' | 'create_invoice' | 'pause';
  readonly cancelAtPeriodEnd?: boolean;
  readonly discounts?: readonly WantedDiscount[];
  readonly metadata?: Record<string, string> | null;
  readonly description?: string | null;
  readonly hasAutomaticTax?: boolean;
  /** The customer has just passed the bank's challenge for the card. */
  readonly isAuthenticated?: boolean;
  /** The Checkout Session that it comes from. */
  readonly session?: string;
}

/** Creates a subscription with its first invoice and, unless `default_incomplete`, tries to collect it. */
export function createSubscription(account: Account, wanted: NewSubscription): Stripe.Subscription {
  const customer = account.need('customer', wanted.customer, 'customer');
  const now = account.now(customer.id);
  const prices = wanted.items.map(({ price }, index) =>
    recurringPrice(account, price, `items[${index}][price]`),
  );
  const rhythm = rhythmOf(prices);
  const trialEnd = wanted.trialEnd && wanted.trialEnd > now ? wanted.trialEnd : null;
  const period = { start: now, end: trialEnd ?? periodEnd(now, rhythm, now) };
  const id = account.newId('subscription');
  const currency = prices[0]?.currency ?? 'usd';
  if (prices.some((price) => price.currency !== currency))
    throw invalid('items', 'All prices must have one currency.');

  const discounts = (wanted.discounts ?? []).map((discount) =>
    applyDiscount(account, discount, { customer: customer.id, subscription: id, session: wanted.session }),
  );
  const draft = blank(account, {
    id,
    now,
    currency,
    customer,
    wanted,
    trialEnd,
    discounts: discounts.map((discount) => discount.id),
    items: wanted.items.map((item, index) => newItem(account, item, id, period, `items[${index}]`)),
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

interface Blank {
  readonly id: string;
  readonly now: number;
  readonly currency: string;
  readonly customer: Stripe.Customer;
  readonly wanted: NewSubscription;
  readonly trialEnd: number | null;
  readonly discounts: string[];
  readonly items: Stripe.SubscriptionItem[];
}

function blank(
  account: Account,
  { id, now, currency, customer, wanted, trialEnd, discounts, items }: Blank,
): Stripe.Subscription {
  const taxed = wanted.hasAutomaticTax ?? false;
  const periodStop = items[0]?.current_period_end ?? now;
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: taxed, liability: taxed ? { type: 'self' } : null },
    billing_cycle_anchor: trialEnd ?? now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: wanted.cancelAtPeriodEnd ? periodStop : null,
    cancel_at_period_end: wanted.cancelAtPeriodEnd ?? false,
    canceled_at: wanted.cancelAtPeriodEnd ? now : null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    collection_method: 'charge_automatically',
    created: now,
    currency,
    customer: customer.id,
    customer_account: null,
    days_until_due: null,
    default_payment_method: wanted.defaultPaymentMethod ?? null,
    default_source: null,
    default_tax_rates: [],
    description: wanted.description ?? null,
    discounts,
    ended_at: null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: embedded(items, `/v1/subscription_items?subscription=${id}`),
    latest_invoice: null,
    livemode: false,
    managed_payments: null,
    metadata: wanted.metadata ?? {},
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: wanted.savesPaymentMethod ? 'on_subscription' : 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: 'incomplete',
    test_clock: idOf(customer.test_clock),
    transfer_data: null,
    trial_end: trialEnd,
    trial_settings: {
      end_behavior: {
        billing_cycle_anchor: null,
        missing_payment_method: wanted.whenTrialEndsWithoutMethod ?? 'create_invoice',
      },
    },
    trial_start: trialEnd ? now : null,
  };
}
