import type Stripe from 'stripe';
import { invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { integer, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { passTime } from '../billing/time-passing.js';
import { idOf } from '../state/ids.js';

const keptSeconds = 30 * 86_400;

export const testClocks: readonly Route[] = [
  route(
    'POST /v1/test_helpers/test_clocks',
    { frozen_time: integer, name: text.optional() },
    ({ account, params }) => {
      const now = account.now();
      return account.save(
        {
          id: account.newId('test_helpers.test_clock'),
          object: 'test_helpers.test_clock',
          created: now,
          deletes_after: now + keptSeconds,
          frozen_time: params.frozen_time,
          livemode: false,
          name: params.name ?? null,
          status: 'ready',
          status_details: {},
        } satisfies Stripe.TestHelpers.TestClock,
        'test_helpers.test_clock.created',
      );
    },
  ),
  route('GET /v1/test_helpers/test_clocks/:id', {}, ({ account, id }) =>
    account.need('test_helpers.test_clock', id),
  ),
  // Everything has happened when this answers; Stripe says `advancing` first.
  route(
    'POST /v1/test_helpers/test_clocks/:id/advance',
    { frozen_time: integer },
    ({ account, id, params }) => {
      const clock = account.need('test_helpers.test_clock', id);
      if (params.frozen_time <= clock.frozen_time)
        throw invalid('frozen_time', 'A test clock only goes forwards.');
      passTime(account, params.frozen_time, id);
      return account.save({ ...clock, frozen_time: params.frozen_time }, 'test_helpers.test_clock.ready');
    },
  ),
  route('DELETE /v1/test_helpers/test_clocks/:id', {}, ({ account, id }) => {
    account.need('test_helpers.test_clock', id);
    for (const customer of account.store.list('customer')) {
      if (idOf(customer.test_clock) === id) account.store.delete(customer.id);
    }
    account.store.delete(id);
    return {
      id,
      object: 'test_helpers.test_clock',
      deleted: true,
    } satisfies Stripe.TestHelpers.DeletedTestClock;
  }),
  route('GET /v1/test_helpers/test_clocks', paging, ({ account, params }) =>
    pageOf(account.store.list('test_helpers.test_clock'), params, '/v1/test_helpers/test_clocks'),
  ),
];
