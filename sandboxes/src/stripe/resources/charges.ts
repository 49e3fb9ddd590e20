import { pageOf } from '../api/pagination.js';
import { isWithin, paging, range, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { idOf } from '../state/ids.js';

export const charges: readonly Route[] = [
  route('GET /v1/charges/:id', {}, ({ account, id }) => account.need('charge', id)),
  route(
    'GET /v1/charges',
    { ...paging, created: range.optional(), customer: text.optional(), payment_intent: text.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('charge', params.customer)
        .filter(
          ({ payment_intent: intent, created }) =>
            (!params.payment_intent || idOf(intent) === params.payment_intent) &&
            isWithin(created, params.created),
        );
      return pageOf(found, params, '/v1/charges');
    },
  ),
];
