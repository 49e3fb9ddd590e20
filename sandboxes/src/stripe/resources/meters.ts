import type Stripe from 'stripe';
import { z } from 'zod';
import { invalid } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import { integer, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { usageOfMeter } from '../billing/usage.js';

const daySeconds = 86_400;
const hourSeconds = 3_600;

export const meters: readonly Route[] = [
  route(
    'POST /v1/billing/meters',
    {
      customer_mapping: z.strictObject({ event_payload_key: text, type: z.literal('by_id') }).optional(),
      default_aggregation: z.strictObject({ formula: z.enum(['count', 'last', 'sum']) }),
      display_name: z.string().min(1).max(250),
      event_name: z.string().min(1).max(100),
      event_time_window: z.enum(['day', 'hour']).optional(),
      value_settings: z.strictObject({ event_payload_key: text }).optional(),
    },
    ({ account, params }) => {
      const isTaken = account.store
        .list('billing.meter')
        .some((meter) => meter.event_name === params.event_name && meter.status === 'active');
      if (isTaken)
        throw invalid('event_name', `An active meter with event_name ${params.event_name} already exists.`);
      const now = account.now();
      return account.save(
        {
          id: account.newId('billing.meter'),
          object: 'billing.meter',
          created: now,
          customer_mapping: params.customer_mapping ?? {
            event_payload_key: 'stripe_customer_id',
            type: 'by_id',
          },
          default_aggregation: params.default_aggregation,
          display_name: params.display_name,
          event_name: params.event_name,
          event_time_window: params.event_time_window ?? null,
          livemode: false,
          status: 'active',
          status_transitions: { deactivated_at: null },
          updated: now,
          value_settings: params.value_settings ?? { event_payload_key: 'value' },
        } satisfies Stripe.Billing.Meter,
        'billing.meter.created',
      );
    },
  ),
  route('GET /v1/billing/meters/:id', {}, ({ account, id }) => account.need('billing.meter', id)),
  route('POST /v1/billing/meters/:id', { display_name: text.optional() }, ({ account, id, params }) => {
    const meter = account.need('billing.meter', id);
    return account.save({ ...meter, ...params, updated: account.now() }, 'billing.meter.updated');
  }),
  route('POST /v1/billing/meters/:id/deactivate', {}, ({ account, id }) => {
    const meter = account.need('billing.meter', id);
    const now = account.now();
    return account.save(
      { ...meter, status: 'inactive', status_transitions: { deactivated_at: now }, updated: now },
      'billing.meter.deactivated',
    );
  }),
  route(
    'GET /v1/billing/meters',
    { ...paging, status: z.enum(['active', 'inactive']).optional() },
    ({ account, params }) => {
      const found = account.store
        .list('billing.meter')
        .filter(({ status }) => !params.status || status === params.status);
      return pageOf(found, params, '/v1/billing/meters');
    },
  ),
  route(
    'GET /v1/billing/meters/:id/event_summaries',
    {
      ...paging,
      customer: text,
      end_time: integer,
      start_time: integer,
      value_grouping_window: z.enum(['day', 'hour']).optional(),
    },
    ({
      account,
      id,
      params: { customer, start_time: start, end_time: end, value_grouping_window: window, ...page },
    }) => {
      const meter = account.need('billing.meter', id);
      account.need('customer', customer, 'customer');
      if (start % 60 || end % 60 || end <= start)
        throw invalid(
          'end_time',
          'start_time and end_time must be whole minutes, and end_time the later one.',
        );
      const step = window === 'day' ? daySeconds : window === 'hour' ? hourSeconds : end - start;
      const starts = Array.from(
        { length: Math.ceil((end - start) / step) },
        (_, index) => start + index * step,
      );
      const summaries = starts
        .map((from): Stripe.Billing.MeterEventSummary => {
          const until = Math.min(end, from + step);
          return {
            id: `mtrusg_test_${id.slice(-8)}${from}`,
            object: 'billing.meter_event_summary',
            aggregated_value: usageOfMeter(account, meter, customer, { start: from, end: until }),
            end_time: until,
            livemode: false,
            meter: id,
            start_time: from,
          };
        })
        .filter(({ aggregated_value: value }) => value > 0)
        .reverse();
      return pageOf(summaries, page, `/v1/billing/meters/${id}/event_summaries`);
    },
  ),
];
