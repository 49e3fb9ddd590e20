import type Stripe from 'stripe';
import { randomBytes } from 'node:crypto';
import type { Account } from '../state/account.js';
import { recordCharge } from './charges.js';
import type { TestCard } from './cards.js';
import { askBank, attach, markSetUp } from './payment-methods.js';

interface NewPaymentIntent {
  readonly amount: number;
  readonly currency: string;
  readonly customer: string | null;
  readonly paymentMethod?: string | null;
  readonly description?: string | null;
  readonly metadata?: Stripe.Metadata;
  readonly receiptEmail?: string | null;
  readonly setupFutureUsage?: 'on_session' | 'off_session' | null;
}

/** A payment intent that waits for a card or for its confirmation. */
export function newPaymentIntent(account: Account, wanted: NewPaymentIntent): Stripe.PaymentIntent {
  const id = account.newId('payment_intent');
  return account.save(
    {
      id,
      object: 'payment_intent',
      allowed_payment_method_types: null,
      amount: wanted.amount,
      amount_capturable: 0,
      amount_details: { tip: {} },
      amount_received: 0,
      application: null,
      application_fee_amount: null,
      automatic_payment_methods: { allow_redirects: 'always', enabled: true },
      canceled_at: null,
      cancellation_reason: null,
      capture_method: 'automatic_async',
      client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
      confirmation_method: 'automatic',
      created: account.now(wanted.customer),
      currency: wanted.currency,
      customer: wanted.customer,
      customer_account: null,
      description: wanted.description ?? null,
      excluded_payment_method_types: null,
      last_payment_error: null,
      latest_charge: null,
      livemode: false,
      managed_payments: null,
      metadata: wanted.metadata ?? {},
      next_action: null,
      on_behalf_of: null,
      payment_method: wanted.paymentMethod ?? null,
      payment_method_configuration_details: null,
      payment_method_options: {},
      payment_method_types: ['card'],
      payment_record: null,
      processing: null,
      receipt_email: wanted.receiptEmail ?? null,
      review: null,
      setup_future_usage: wanted.setupFutureUsage ?? null,
      shipping: null,
      source: null,
      statement_descriptor: null,
      statement_descriptor_suffix: null,
      status: wanted.paymentMethod ? 'requires_confirmation' : 'requires_payment_method',
      transfer_data: null,
      transfer_group: null,
    },
    'payment_intent.created',
  );
}

/** The `last_payment_error` of a decline; also the error that an answer carries. */
export function paymentError(
  account: Account,
  reason: NonNullable<TestCard['decline']>,
  methodId: string,
  charge?: string,
): Stripe.PaymentIntent.LastPaymentError {
  return {
    ...(charge && { charge }),
    code: reason.code,
    ...(reason.declineCode && { decline_code: reason.declineCode }),
    doc_url: `https://docs.stripe.com/error-codes/${reason.code.replaceAll('_', '-')}`,
    message: reason.message,
    payment_method: account.need('payment_method', methodId),
    type: 'card_error',
  } as Stripe.PaymentIntent.LastPaymentError;
}

interface Confirmation {
  /** The customer has just passed the bank's challenge. */
  readonly isAuthenticated?: boolean;
  /** Where the challenge page leads back to. */
  readonly returnUrl?: string | null;
}

/**
 * Tries to take the money. The outcome is the intent's status: `succeeded`, `requires_action` (the bank wants to see the
 * customer at `next_action.redirect_to_url`), or `requires_payment_method` with `last_payment_error` after a decline.
 */
export function confirmPaymentIntent(
  account: Account,
  intent: Stripe.PaymentIntent,
  methodId: string,
  { isAuthenticated = false, returnUrl = null }: Confirmation = {},
): Stripe.PaymentIntent {
  const verdict = askBank(account, methodId, 'charge', isAuthenticated);
  if (verdict.kind === 'challenge') {
    const waiting: Stripe.PaymentIntent = {
      ...intent,
      payment_method: methodId,
      status: 'requires_action',
      last_payment_error: null,
      next_action: {
        type: 'redirect_to_url',
        redirect_to_url: { url: `${account.origin}/challenge/${intent.id}`, return_url: returnUrl },
      },
    };
    return account.save(waiting, 'payment_intent.requires_action');
  }
  if (verdict.kind === 'declined') {
    const charge = recordCharge(account, intent, methodId, verdict.reason);
    return failPayment(
      account,
      intent,
      paymentError(account, verdict.reason, methodId, charge.id),
      charge.id,
    );
  }
  const charge = recordCharge(account, intent, methodId);
  if (intent.setup_future_usage && typeof intent.customer === 'string') {
    attach(account, account.need('payment_method', methodId), intent.customer);
    if (isAuthenticated) markSetUp(account, methodId);
  }
  return account.save(
    {
      ...intent,
      amount_received: intent.amount,
      last_payment_error: null,
      latest_charge: charge.id,
      next_action: null,
      payment_method: methodId,
      status: 'succeeded',
    },
    'payment_intent.succeeded',
  );
}

/** Marks an attempt as failed: the intent waits for another card. */
export function failPayment(
  account: Account,
  intent: Stripe.PaymentIntent,
  error: Stripe.PaymentIntent.LastPaymentError,
  charge: string | null = null,
): Stripe.PaymentIntent {
  return account.save(
    {
      ...intent,
      last_payment_error: error,
      latest_charge: charge ?? intent.latest_charge,
      next_action: null,
      payment_method: null,
      status: 'requires_payment_method',
    },
    'payment_intent.payment_failed',
  );
}

/** What the customer sees who fails the bank's challenge. */
export const authenticationFailure: NonNullable<TestCard['decline']> = {
  code: 'payment_intent_authentication_failure',
  message:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
};
