import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { meterOf, planOf, type Tier } from '@gatefold/schema';
import { service, type MemberActor } from '@gatefold/runtime/identity';
import { overageOfPrice, soldOverage } from '../../stripe/overage-prices.js';
import type { SoldPlan } from '../../stripe/plan-prices.js';
import { reportOverage } from '../../stripe/report-overage.js';
import { subscribeWithClock } from '../../stripe/testing/clocked-subscriber.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';
import { commitUsage } from '../../usage/commit-usage.js';
import { findMeterDifferences } from '../../usage/meter-report.repository.js';
import { reserveUsage } from '../../usage/reserve-usage.js';
import { balancesOf, key, requestOf, setCap } from '../../usage/testing/ledger.js';

// SV-22, R6
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());

const operation = () => shop.billing.as(service('billing'));
const client = () => shop.stripe.client;
const pro: SoldPlan = { planKey: 'PRO', interval: 'MONTH' };
const priceOf = (planKey: Tier): number =>
  soldOverage.find((overage) => overage.planKey === planKey)?.unitAmountCents ?? 0;

async function subscriber(plan: SoldPlan) {
  const subscribed = await subscribeWithClock(shop, plan);
  await setCap(shop.billing, subscribed.person.userId, 100_000);
  return subscribed;
}
async function use({ userId }: MemberActor, units: number): Promise<void> {
  const request = requestOf(userId, { units });
  expect((await reserveUsage(operation(), request)).ok).toBe(true);
  expect((await commitUsage(operation(), request.reservationId)).ok).toBe(true);
}
const report = () => reportOverage(operation(), shop.stripe);
const included = (planKey: Tier): number => planOf(planKey).entitlements[key] as number;

/** What the invoices of a customer charge for overage: units and cents of all lines of a plan. */
async function invoiced(customerId: string, planKey: Tier): Promise<[number, number]> {
  const { data } = await client().invoices.list({ customer: customerId, limit: 100 });
  const sum: [number, number] = [0, 0];
  for (const line of data.flatMap(({ lines }) => lines.data)) {
    const price = await client().prices.retrieve(line.pricing?.price_details?.price as string);
    if (overageOfPrice(price)?.planKey !== planKey) continue;
    sum[0] += line.quantity ?? 0;
    sum[1] += line.amount;
  }
  return sum;
}
async function onMeter(customerId: string, planKey: Tier): Promise<number> {
  const { data } = await client().billing.meters.list({ status: 'active', limit: 100 });
  const meter = data.find(({ event_name: name }) => name === meterOf(planKey, key));
  const now = Math.floor(Date.now() / 60_000) * 60;
  const summaries = await client().billing.meters.listEventSummaries(meter?.id ?? '', {
    customer: customerId,
    start_time: now - 3_600,
    end_time: now + 120,
  });
  return summaries.data.reduce((total, { aggregated_value: value }) => total + value, 0);
}

test.each([
  ['by the month', pro, 32],
  ['by the year, with overage by the month', { ...pro, interval: 'YEAR' } as SoldPlan, 32],
])(
  'n units above the limit are n on the meter and n prices on the invoice, paid %s',
  async (_case, plan, days) => {
    const { person, customerId, advance } = await subscriber(plan);
    await use(person, included('PRO'));
    await use(person, 3);
    // The answer is lost: the report is sent again.
    shop.sandbox.control.failApi({ path: '/v1/billing/meter_events', kind: 'lost-answer' });
    expect(await report()).toEqual({ reported: 1, failed: 0 });
    // The process dies between Stripe's answer and its mark.
    await use(person, 4);
    expect(await report()).toEqual({ reported: 1, failed: 0 });
    await shop.sql('update meter_report set reported_at = null, claimed_until = null where user_id = $1', [
      person.userId,
    ]);
    expect(await report()).toEqual({ reported: 2, failed: 0 });

    const balances = await balancesOf(shop.billing, person.userId);
    expect(balances).toMatchObject([{ overage: 7, overage_cents: 7 * priceOf('PRO') }]);
    expect(await operation().read(findMeterDifferences)).toEqual([]);
    expect(await onMeter(customerId, 'PRO')).toBe(7);
    expect(await invoiced(customerId, 'PRO')).toEqual([0, 0]);
    await advance(days);
    expect(await invoiced(customerId, 'PRO')).toEqual([7, 7 * priceOf('PRO')]);
    // The next invoice has none of them again.
    await advance(days + 31);
    expect(await invoiced(customerId, 'PRO')).toEqual([7, 7 * priceOf('PRO')]);
  },
);

test('a change of plan keeps what was used under the old one at its price, also when it is reported late', async () => {
  const { person, customerId, subscriptionId: id, sync, advance } = await subscriber(pro);
  await use(person, included('PRO') + 5);
  const { items } = await client().subscriptions.retrieve(id);
  const premium = (await client().prices.list({ lookup_keys: ['gatefold_premium_month'] })).data[0];
  await client().subscriptions.update(id, {
    items: [{ id: items.data[0]?.id, price: premium?.id }],
    proration_behavior: 'always_invoice',
  });
  await sync();
  await use(person, included('PREMIUM') - included('PRO') + 2);
  expect(await report()).toEqual({ reported: 2, failed: 0 });
  await advance(32);
  expect(await invoiced(customerId, 'PRO')).toEqual([5, 5 * priceOf('PRO')]);
  expect(await invoiced(customerId, 'PREMIUM')).toEqual([2, 2 * priceOf('PREMIUM')]);
  expect(await balancesOf(shop.billing, person.userId)).toMatchObject([
    { overage: 7, overage_cents: 5 * priceOf('PRO') + 2 * priceOf('PREMIUM') },
  ]);
});

test('a cancellation at once reports and invoices what was used until then', async () => {
  const { person, customerId, advance } = await subscriber(pro);
  await use(person, included('PRO') + 6);
  await advance(1);
  const { data } = await shop.billing.execute<{ cancelSubscription: { userErrors: unknown[] } }>(
    person,
    'mutation { cancelSubscription(input: { immediately: true }) { userErrors { code } } }',
  );
  expect(data.cancelSubscription.userErrors).toEqual([]);
  expect(await invoiced(customerId, 'PRO')).toEqual([6, 6 * priceOf('PRO')]);
});
