import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { meterOf, planOf } from '@gatefold/schema';
import { service, type MemberActor } from '@gatefold/runtime/identity';
import { subscribeWithClock } from '../../stripe/testing/clocked-subscriber.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';
import { commitUsage } from '../../usage/commit-usage.js';
import { claimMeterReports } from '../../usage/meter-report.repository.js';
import { reserveUsage } from '../../usage/reserve-usage.js';
import { key, requestOf, setCap } from '../../usage/testing/ledger.js';
import { reconcileMeters } from './use-cases/reconcile-meters.js';
import { reportOverage, resendMaxMs } from '../../stripe/report-overage.js';

// SV-22
let shop: Shop;
let person: MemberActor;
let customerId: string;
const included = planOf('PRO').entitlements[key] as number;
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
  ({ person, customerId } = await subscribeWithClock(shop));
  await setCap(shop.billing, person.userId, 10_000);
  await use(included);
});
afterAll(() => shop.stop());

const operation = () => shop.billing.as(service('billing'));
const report = () => reportOverage(operation(), shop.stripe);
const reconcile = () => reconcileMeters(operation(), shop.stripe);

async function use(units: number): Promise<void> {
  const request = requestOf(person.userId, { units });
  expect((await reserveUsage(operation(), request)).ok).toBe(true);
  expect((await commitUsage(operation(), request.reservationId)).ok).toBe(true);
}

/** What Stripe counted of this person. */
async function unitsAtStripe(): Promise<number> {
  const { client } = shop.stripe;
  const { data: meters } = await client.billing.meters.list({ status: 'active' });
  const meter = meters.find(({ event_name: name }) => name === meterOf('PRO', key));
  const now = Math.floor(Date.now() / 60_000) * 60;
  const { data } = await client.billing.meters.listEventSummaries(meter?.id ?? '', {
    customer: customerId,
    start_time: now - 3_600,
    end_time: now + 120,
  });
  return data.reduce((sum, { aggregated_value: value }) => sum + value, 0);
}
/** Lets what was claimed or deferred be due again. */
const letPausesEnd = () => shop.sql('update meter_report set claimed_until = null where reported_at is null');

test('overage is counted once by Stripe: also when an answer is lost, the process dies, or Stripe fails', async () => {
  await use(3);
  expect(await report()).toEqual({ reported: 1, failed: 0 });

  // The answer is lost: the call is repeated, and Stripe knows it already.
  await use(2);
  shop.sandbox.control.failApi({ path: '/v1/billing/meter_events', kind: 'lost-answer' });
  expect(await report()).toEqual({ reported: 1, failed: 0 });

  // The process is killed between the call and its mark.
  await use(1);
  const [claimed] = await operation().transaction((tx) => claimMeterReports(tx, 1, 60_000));
  await shop.stripe.client.billing.meterEvents.create({
    event_name: String(claimed?.meter),
    identifier: String(claimed?.identifier),
    payload: { stripe_customer_id: customerId, value: '1' },
    timestamp: Math.floor(Number(claimed?.occurredAt) / 1_000),
  });
  expect(await report()).toEqual({ reported: 0, failed: 0 });
  await letPausesEnd();
  expect(await report()).toEqual({ reported: 1, failed: 0 });

  // Stripe is down for longer than one call is repeated.
  await use(4);
  shop.sandbox.control.failApi({ path: '/v1/billing/meter_events', kind: '500', times: 20 });
  expect(await report()).toEqual({ reported: 0, failed: 1 });
  shop.sandbox.control.clearFaults();
  expect(await report()).toEqual({ reported: 0, failed: 0 });
  expect((await reconcile()).differences).toMatchObject([
    { between: 'ledger', expectedUnits: 10, foundUnits: 6 },
  ]);
  await letPausesEnd();
  expect(await report()).toEqual({ reported: 1, failed: 0 });

  expect(await unitsAtStripe()).toBe(10);
  expect(await reconcile()).toEqual({ lookedAt: 1, differences: [] });
});

test('what Stripe was told by somebody else is named to the unit, and kept', async () => {
  await shop.stripe.client.billing.meterEvents.create({
    event_name: 'gatefold_ai_analyses_pro',
    payload: { stripe_customer_id: customerId, value: '5' },
  });
  const { differences } = await reconcile();
  expect(differences).toEqual([
    {
      userId: person.userId,
      meter: 'gatefold_ai_analyses_pro',
      between: 'stripe',
      expectedUnits: 10,
      foundUnits: 15,
    },
  ]);
  const [kept] = await shop.sql('select differences from meter_reconciliation order by id desc limit 1');
  expect(kept?.['differences']).toEqual(differences);
});

test('a report that Stripe may have counted and forgotten is not sent again, but left to people', async () => {
  await use(1);
  const sentAgo = (ms: number) =>
    shop.sql(
      "update meter_report set claimed_until = null, first_sent_at = clock_timestamp() - $1 * interval '1 millisecond' where reported_at is null",
      [ms],
    );
  await sentAgo(resendMaxMs + 1);
  expect(await report()).toEqual({ reported: 0, failed: 1 });
  await sentAgo(resendMaxMs - 60_000);
  expect(await report()).toEqual({ reported: 1, failed: 0 });
});
