import type Stripe from 'stripe';
import type { Account } from '../state/account.js';

/** Units of a meter that a customer used from `start` up to, without, `end`. */
export function usageOfMeter(
  account: Account,
  meter: Stripe.Billing.Meter,
  customer: string,
  { start, end }: { start: number; end: number },
): number {
  const aggregate = { count: 'count(*)', sum: 'sum(value)', last: 'value' }[
    meter.default_aggregation.formula as 'count' | 'sum' | 'last'
  ];
  const order = meter.default_aggregation.formula === 'last' ? 'order by at desc, sequence desc limit 1' : '';
  const [row] = account.store.rows(
    `select ${aggregate} as units from meter_event
     where event_name = ? and customer = ? and at >= ? and at < ? and cancelled = 0 ${order}`,
    meter.event_name,
    customer,
    start,
    end,
  );
  return Number(row?.units ?? 0);
}

/** Units that a metered price bills for a period. */
export function usageOf(
  account: Account,
  price: Stripe.Price,
  customer: string,
  period: { start: number; end: number },
): number {
  const meter = price.recurring?.meter;
  return meter ? usageOfMeter(account, account.need('billing.meter', meter), customer, period) : 0;
}
