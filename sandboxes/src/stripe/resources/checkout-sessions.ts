import { z } from 'zod';
import { Failure } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { isWithin, paging, range, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { idOf } from '../state/ids.js';
import { newCheckoutSession } from './checkout-creation.js';
import { createShape } from './checkout-parameters.js';

export const checkoutSessions: readonly Route[] = [
  route('POST /v1/checkout/sessions', createShape, ({ account, params }) =>
    newCheckoutSession(account, params),
  ),
  route('GET /v1/checkout/sessions/:id', {}, ({ account, id }) => account.need('checkout.session', id)),
  route('GET /v1/checkout/sessions/:id/line_items', paging, ({ account, id, params }) =>
    pageOf(
      account.need('checkout.session', id).line_items?.data ?? [],
      params,
      `/v1/checkout/sessions/${id}/line_items`,
    ),
  ),
  route('POST /v1/checkout/sessions/:id/expire', {}, ({ account, id }) => {
    const session = account.need('checkout.session', id);
    if (session.status !== 'open')
      throw new Failure(
        400,
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
      );
    return account.save({ ...session, status: 'expired', url: null }, 'checkout.session.expired');
  }),
  route(
    'GET /v1/checkout/sessions',
    {
      ...paging,
      created: range.optional(),
      customer: text.optional(),
      payment_intent: text.optional(),
      status: z.enum(['complete', 'expired', 'open']).optional(),
      subscription: text.optional(),
    },
    ({ account, params }) => {
      const found = account.store
        .list('checkout.session', params.customer)
        .filter(
          (session) =>
            (!params.status || session.status === params.status) &&
            (!params.subscription || idOf(session.subscription) === params.subscription) &&
            (!params.payment_intent || idOf(session.payment_intent) === params.payment_intent) &&
            isWithin(session.created, params.created),
        );
      return pageOf(found, params, '/v1/checkout/sessions');
    },
  ),
];
