import { z } from 'zod';
import { Failure, invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { clearable, integer, mergeMetadata, metadata, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { cardOfNumber, cardOfToken } from '../payments/cards.js';
import { askBank, attach, newPaymentMethod, paymentMethodOf } from '../payments/payment-methods.js';
import { idOf } from '../state/ids.js';

const card = z.strictObject({
  cvc: text.optional(),
  exp_month: integer.optional(),
  exp_year: integer.optional(),
  number: text.optional(),
  token: text.optional(),
});

export const paymentMethods: readonly Route[] = [
  route(
    'POST /v1/payment_methods',
    {
      billing_details: z
        .strictObject({ email: clearable(text).optional(), name: clearable(text).optional() })
        .optional(),
      card,
      metadata: metadata.optional(),
      type: z.literal('card'),
    },
    ({ account, params }) => {
      const { number, token } = params.card;
      const found = number ? cardOfNumber(number) : cardOfToken(token ?? '');
      if (!found)
        throw invalid('card[number]', 'Your card number is incorrect: use a test card.', 'incorrect_number');
      return newPaymentMethod(account, found, params.billing_details);
    },
  ),
  route('GET /v1/payment_methods/:id', {}, ({ account, id }) => account.need('payment_method', id)),
  route('POST /v1/payment_methods/:id', { metadata: metadata.optional() }, ({ account, id, params }) => {
    const method = account.need('payment_method', id);
    return account.save(
      { ...method, metadata: mergeMetadata(method.metadata, params.metadata) },
      'payment_method.updated',
    );
  }),
  route(
    'POST /v1/payment_methods/:id/attach',
    { customer: text },
    ({ account, id, params: { customer } }) => {
      account.need('customer', customer, 'customer');
      const method = paymentMethodOf(account, id, 'id');
      const verdict = askBank(account, method.id, 'setup', true);
      if (verdict.kind === 'declined') {
        const { code, declineCode, message } = verdict.reason;
        throw new Failure(402, message, { type: 'card_error', code, decline_code: declineCode });
      }
      return attach(account, method, customer);
    },
  ),
  route('POST /v1/payment_methods/:id/detach', {}, ({ account, id }) => {
    const method = account.need('payment_method', id);
    return account.save({ ...method, customer: null }, 'payment_method.detached');
  }),
  route(
    'GET /v1/payment_methods',
    { ...paging, customer: text.optional(), type: z.literal('card').optional() },
    ({ account, params }) =>
      pageOf(account.store.list('payment_method', params.customer), params, '/v1/payment_methods'),
  ),
  route(
    'GET /v1/customers/:id/payment_methods',
    { ...paging, type: z.literal('card').optional() },
    ({ account, id, params }) => {
      account.need('customer', id);
      return pageOf(account.store.list('payment_method', id), params, `/v1/customers/${id}/payment_methods`);
    },
  ),
  route('GET /v1/customers/:id/payment_methods/:method', {}, ({ account, id, path: { method = '' } }) => {
    const found = account.need('payment_method', method);
    if (idOf(found.customer) !== id)
      throw invalid('payment_method', `No such PaymentMethod: '${method}'`, 'resource_missing');
    return found;
  }),
];
