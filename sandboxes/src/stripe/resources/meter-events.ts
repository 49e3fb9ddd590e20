import type Stripe from 'stripe';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Failure, invalid } from '../api/failure.js';
import { integer, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import type { Account } from '../state/account.js';

const daySeconds = 86_400;
const pastSecondsMax = 35 * daySeconds;
const futureSecondsMax = 300;

function meterOf(account: Account, name: string): Stripe.Billing.Meter {
  const meter = account.store
    .list('billing.meter')
    .find(({ event_name: event, status }) => event === name && status === 'active');
  if (!meter)
    throw new Failure(400, `No active meter found for event name ${name}.`, {
      code: 'no_meter',
      param: 'event_name',
    });
  return meter;
}

/** True when an event with this identifier came after a second. */
function known(account: Account, name: string, identifier: string, since: number): boolean {
  const rows = account.store.rows(
    'select 1 from meter_event where event_name = ? and identifier = ? and created > ? limit 1',
    name,
    identifier,
    since,
  );
  return rows.length > 0;
}

export const meterEvents: readonly Route[] = [
  route(
    'POST /v1/billing/meter_events',
    {
      event_name: z.string().min(1).max(100),
      identifier: z.string().min(1).max(100).optional(),
      payload: z.record(z.string(), z.string()),
      timestamp: integer.optional(),
    },
    ({ account, params: { event_name: name, identifier = randomUUID(), payload, timestamp } }) => {
      const meter = meterOf(account, name);
      const customerKey = meter.customer_mapping.event_payload_key;
      const valueKey = meter.value_settings.event_payload_key;
      const customer = payload[customerKey] ?? '';
      if (!customer)
        throw invalid(
          `payload[${customerKey}]`,
          `Missing required payload key: ${customerKey}.`,
          'meter_event_no_customer_defined',
        );
      account.need('customer', customer, `payload[${customerKey}]`);
      const value = meter.default_aggregation.formula === 'count' ? '1' : (payload[valueKey] ?? '');
      if (!/^-?\d+(\.\d+)?$/.test(value))
        throw invalid(`payload[${valueKey}]`, `The value must be a number.`, 'meter_event_invalid_value');
      const now = account.now(customer);
      const at = timestamp ?? now;
      if (at > now + futureSecondsMax)
        throw invalid(
          'timestamp',
          'The timestamp is more than 5 minutes in the future.',
          'timestamp_in_future',
        );
      if (at < now - pastSecondsMax)
        throw invalid(
          'timestamp',
          'The timestamp is more than 35 days in the past.',
          'timestamp_too_far_in_past',
        );
      if (known(account, name, identifier, now - daySeconds)) {
        throw new Failure(400, `An event already exists with identifier ${identifier}.`);
      }
      account.store.run(
        'insert into meter_event (identifier, event_name, customer, value, at, created) values (?, ?, ?, ?, ?, ?)',
        identifier,
        name,
        customer,
        Number(value),
        at,
        now,
      );
      return {
        object: 'billing.meter_event',
        created: now,
        event_name: name,
        identifier,
        livemode: false,
        payload,
        timestamp: at,
      } satisfies Stripe.Billing.MeterEvent;
    },
  ),
  route(
    'POST /v1/billing/meter_event_adjustments',
    { cancel: z.strictObject({ identifier: text }), event_name: text, type: z.literal('cancel') },
    ({ account, params: { cancel, event_name: name } }) => {
      meterOf(account, name);
      // Only what came within a day can be taken back.
      if (!known(account, name, cancel.identifier, account.now() - daySeconds))
        throw invalid(
          'cancel[identifier]',
          `No event of the last 24 hours has the identifier ${cancel.identifier}.`,
          'resource_missing',
        );
      account.store.run(
        'update meter_event set cancelled = 1 where event_name = ? and identifier = ?',
        name,
        cancel.identifier,
      );
      return {
        object: 'billing.meter_event_adjustment',
        cancel: { identifier: cancel.identifier },
        event_name: name,
        livemode: false,
        status: 'complete',
        type: 'cancel',
      } satisfies Stripe.Billing.MeterEventAdjustment;
    },
  ),
];
