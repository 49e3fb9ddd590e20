import { z } from 'zod';
import { Failure, invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { flag, metadata, paging, text, url } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { paymentMethodOf } from '../payments/payment-methods.js';
import { confirmSetupIntent, newSetupIntent } from '../payments/setup-intents.js';

export const setupIntents: readonly Route[] = [
  route(
    'POST /v1/setup_intents',
    {
      automatic_payment_methods: z
        .strictObject({ allow_redirects: text.optional(), enabled: flag })
        .optional(),
      customer: text.optional(),
      description: text.optional(),
      metadata: metadata.optional(),
      payment_method_types: z.array(z.literal('card')).optional(),
      usage: z.literal('off_session').optional(),
    },
    ({ account, params }) => {
      if (params.customer) account.need('customer', params.customer, 'customer');
      return newSetupIntent(account, {
        customer: params.customer ?? null,
        description: params.description,
        metadata: params.metadata ?? {},
      });
    },
  ),
  route('GET /v1/setup_intents/:id', { client_secret: text.optional() }, ({ account, id }) =>
    account.need('setup_intent', id),
  ),
  route(
    'POST /v1/setup_intents/:id/confirm',
    { payment_method: text.optional(), return_url: url.optional() },
    ({ account, id, params }) => {
      const intent = account.need('setup_intent', id);
      if (!intent.status.startsWith('requires_'))
        throw invalid(
          'intent',
          `You cannot confirm this SetupIntent because it has a status of ${intent.status}.`,
          'setup_intent_unexpected_state',
        );
      if (!params.payment_method)
        throw invalid(
          'payment_method',
          'You cannot confirm this SetupIntent because it is missing a payment method.',
          'parameter_missing',
        );
      const method = paymentMethodOf(account, params.payment_method, 'payment_method');
      const confirmed = confirmSetupIntent(account, intent, method.id, { returnUrl: params.return_url });
      const error = confirmed.last_setup_error;
      if (confirmed.status !== 'requires_payment_method' || !error) return confirmed;
      const details = {
        type: 'card_error',
        code: error.code,
        decline_code: error.decline_code,
        setup_intent: confirmed,
      } as const;
      throw new Failure(402, error.message ?? '', details, true);
    },
  ),
  route('POST /v1/setup_intents/:id/cancel', {}, ({ account, id }) => {
    const intent = account.need('setup_intent', id);
    return account.save({ ...intent, next_action: null, status: 'canceled' }, 'setup_intent.canceled');
  }),
  route('GET /v1/setup_intents', { ...paging, customer: text.optional() }, ({ account, params }) =>
    pageOf(account.store.list('setup_intent', params.customer), params, '/v1/setup_intents'),
  ),
];
