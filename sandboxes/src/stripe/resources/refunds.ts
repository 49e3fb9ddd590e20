import { z } from 'zod';
import { invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { amount, isWithin, mergeMetadata, metadata, paging, range, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { refundCharge } from '../payments/refunding.js';
import { idOf } from '../state/ids.js';

export const refunds: readonly Route[] = [
  route(
    'POST /v1/refunds',
    {
      amount: amount.optional(),
      charge: text.optional(),
      metadata: metadata.optional(),
      payment_intent: text.optional(),
      reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    },
    ({ account, params }) => {
      const intent = params.payment_intent
        ? account.need('payment_intent', params.payment_intent, 'payment_intent')
        : null;
      const id = params.charge ?? idOf(intent?.latest_charge);
      if (!id)
        throw invalid(
          'charge',
          'One of the following params should be provided: charge or payment_intent that succeeded.',
          'parameter_missing',
        );
      return refundCharge(account, {
        charge: account.need('charge', id, 'charge'),
        amount: params.amount,
        reason: params.reason,
        metadata: params.metadata ?? {},
      });
    },
  ),
  route('GET /v1/refunds/:id', {}, ({ account, id }) => account.need('refund', id)),
  route('POST /v1/refunds/:id', { metadata: metadata.optional() }, ({ account, id, params }) => {
    const refund = account.need('refund', id);
    return account.save(
      { ...refund, metadata: mergeMetadata(refund.metadata, params.metadata) },
      'refund.updated',
    );
  }),
  route(
    'GET /v1/refunds',
    { ...paging, charge: text.optional(), created: range.optional(), payment_intent: text.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('refund')
        .filter(
          ({ charge, payment_intent: intent, created }) =>
            (!params.charge || idOf(charge) === params.charge) &&
            (!params.payment_intent || idOf(intent) === params.payment_intent) &&
            isWithin(created, params.created),
        );
      return pageOf(found, params, '/v1/refunds');
    },
  ),
];
