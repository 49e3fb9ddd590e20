import type Stripe from 'stripe';
import { embedded } from '../api/pagination.js';
import { idOf } from '../state/ids.js';
import type { WantedDiscount } from './discounts.js';
import type { WantedItem } from './subscription-items.js';

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

/** A subscription that nothing was paid for yet, as it was wanted. */
export function blankSubscription({
  id,
  now,
  currency,
  customer,
  wanted,
  trialEnd,
  discounts,
  items,
}: Blank): Stripe.Subscription {
  const taxed = wanted.hasAutomaticTax ?? false;
  const periodStop = Math.min(...items.map(({ current_period_end: end }) => end));
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
