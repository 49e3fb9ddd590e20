import { z } from 'zod';
import { pageOf } from '../api/pagination.js';
import { isWithin, paging, range, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';

export const events: readonly Route[] = [
  route('GET /v1/events/:id', {}, ({ account, id }) => account.need('event', id)),
  route(
    'GET /v1/events',
    {
      ...paging,
      created: range.optional(),
      type: text.optional(),
      types: z.array(text).max(20).optional(),
    },
    ({ account, params }) => {
      const found = account.store
        .list('event')
        .filter(
          ({ type, created }) =>
            (!params.type ||
              type === params.type ||
              (params.type.endsWith('.*') && type.startsWith(params.type.slice(0, -1)))) &&
            (!params.types || params.types.includes(type)) &&
            isWithin(created, params.created),
        );
      return pageOf(found, params, '/v1/events');
    },
  ),
];
