import type Stripe from 'stripe';
import { z } from 'zod';
import { Failure, invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import {
  amount,
  clearable,
  currency,
  flag,
  isWithin,
  mergeMetadata,
  metadata,
  paging,
  range,
  text,
  url,
} from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { settle } from '../billing/settlement.js';
import { confirmPaymentIntent, newPaymentIntent } from '../payments/payment-intents.js';
import { paymentMethodOf } from '../payments/payment-methods.js';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';

const future = z.enum(['on_session', 'off_session']);
const writable = {
  description: clearable(text).optional(),
  metadata: metadata.optional(),
  payment_method: text.optional(),
  receipt_email: clearable(text).optional(),
  setup_future_usage: clearable(future).optional(),
};
const automatic = z.strictObject({ allow_redirects: z.enum(['always', 'never']).optional(), enabled: flag });

/** Confirms an intent and carries the outcome over to its invoice. Throws a Failure (402) after a decline; the attempt stays on record. */
function confirm(
  account: Account,
  intent: Stripe.PaymentIntent,
  method: string | undefined,
  { returnUrl, isOffSession }: { returnUrl?: string; isOffSession?: boolean },
): Stripe.PaymentIntent {
  if (!['requires_payment_method', 'requires_confirmation', 'requires_action'].includes(intent.status)) {
    throw unexpected(intent, 'confirm');
  }
  const chosen = method ? paymentMethodOf(account, method, 'payment_method').id : idOf(intent.payment_method);
  if (!chosen) {
    throw invalid(
      'payment_method',
      'You cannot confirm this PaymentIntent because it is missing a payment method.',
      'payment_intent_unexpected_state',
    );
  }
  const confirmed = confirmPaymentIntent(account, intent, chosen, { returnUrl });
  settle(account, confirmed);
  const error = confirmed.last_payment_error;
  if (confirmed.status === 'requires_payment_method' && error) {
    throw new Failure(
      402,
      error.message ?? '',
      {
        type: 'card_error',
        code: error.code,
        decline_code: error.decline_code,
        charge: error.charge,
        payment_intent: confirmed,
      },
      true,
    );
  }
  if (confirmed.status === 'requires_action' && isOffSession) {
    const details = {
      type: 'card_error',
      code: 'authentication_required',
      payment_intent: confirmed,
    } as const;
    throw new Failure(
      402,
      'Your card was declined. This transaction requires authentication.',
      details,
      true,
    );
  }
  return confirmed;
}

function unexpected(intent: Stripe.PaymentIntent, verb: string): Failure {
  return new Failure(
    400,
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    {
      code: 'payment_intent_unexpected_state',
      payment_intent: intent,
    },
  );
}

export const paymentIntents: readonly Route[] = [
  route(
    'POST /v1/payment_intents',
    {
      ...writable,
      amount,
      automatic_payment_methods: automatic.optional(),
      confirm: flag.optional(),
      currency,
      customer: text.optional(),
      off_session: flag.optional(),
      payment_method_types: z.array(z.literal('card')).optional(),
      return_url: url.optional(),
    },
    ({ account, params }) => {
      if (params.customer) account.need('customer', params.customer, 'customer');
      if (params.amount < 50)
        throw invalid('amount', 'Amount must be at least $0.50 usd', 'amount_too_small');
      const intent = newPaymentIntent(account, {
        amount: params.amount,
        currency: params.currency,
        customer: params.customer ?? null,
        description: params.description,
        metadata: params.metadata ?? {},
        paymentMethod:
          params.payment_method && paymentMethodOf(account, params.payment_method, 'payment_method').id,
        receiptEmail: params.receipt_email,
        setupFutureUsage: params.setup_future_usage,
      });
      if (!params.confirm) return intent;
      return confirm(account, intent, undefined, {
        returnUrl: params.return_url,
        isOffSession: params.off_session,
      });
    },
  ),
  route('GET /v1/payment_intents/:id', { client_secret: text.optional() }, ({ account, id }) =>
    account.need('payment_intent', id),
  ),
  route(
    'POST /v1/payment_intents/:id',
    { ...writable, amount: amount.optional(), customer: text.optional() },
    ({ account, id, params: { metadata: keys, payment_method: method, ...plain } }) => {
      const intent = account.need('payment_intent', id);
      if (!intent.status.startsWith('requires_')) throw unexpected(intent, 'update');
      return account.save({
        ...intent,
        ...plain,
        ...(method && {
          payment_method: paymentMethodOf(account, method, 'payment_method').id,
          status: 'requires_confirmation' as const,
        }),
        metadata: mergeMetadata(intent.metadata, keys),
      });
    },
  ),
  route(
    'POST /v1/payment_intents/:id/confirm',
    {
      off_session: flag.optional(),
      payment_method: text.optional(),
      receipt_email: clearable(text).optional(),
      return_url: url.optional(),
    },
    ({ account, id, params }) =>
      confirm(account, account.need('payment_intent', id), params.payment_method, {
        returnUrl: params.return_url,
        isOffSession: params.off_session,
      }),
  ),
  route(
    'POST /v1/payment_intents/:id/cancel',
    {
      cancellation_reason: z
        .enum(['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'])
        .optional(),
    },
    ({ account, id, params }) => {
      const intent = account.need('payment_intent', id);
      if (!intent.status.startsWith('requires_')) throw unexpected(intent, 'cancel');
      return account.save(
        {
          ...intent,
          canceled_at: account.now(intent.customer as string | null),
          cancellation_reason: params.cancellation_reason ?? null,
          next_action: null,
          status: 'canceled',
        },
        'payment_intent.canceled',
      );
    },
  ),
  route(
    'GET /v1/payment_intents',
    { ...paging, created: range.optional(), customer: text.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('payment_intent', params.customer)
        .filter(({ created }) => isWithin(created, params.created));
      return pageOf(found, params, '/v1/payment_intents');
    },
  ),
];
