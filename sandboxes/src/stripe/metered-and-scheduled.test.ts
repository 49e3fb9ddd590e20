import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { openShop, type Shop } from './testing/shop.js';

// SV-22, BP-10
const daySeconds = 86_400;
const start = 1_800_000_000;
let shop: Shop;
let stripe: Stripe;
let meter: Stripe.Billing.Meter;
let yearly: Stripe.Price;
beforeAll(async () => {
  shop = await openShop();
  ({ stripe } = shop);
  meter = await stripe.billing.meters.create({
    display_name: 'AI analyses',
    event_name: 'ai_analyses',
    default_aggregation: { formula: 'sum' },
  });
  yearly = await stripe.prices.create({
    product: shop.product.id,
    currency: 'usd',
    unit_amount: 9_990,
    recurring: { interval: 'year' },
  });
});
afterAll(() => shop.stop());

const meteredPrice = (cents: number) =>
  stripe.prices.create({
    product: shop.product.id,
    currency: 'usd',
    unit_amount: cents,
    recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
  });
async function customerWithClock() {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: start });
  const customer = await shop.customer('pm_card_visa', { test_clock: clock.id });
  return {
    customer,
    advance: (days: number) =>
      stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: start + days * daySeconds }),
    use: (value: number, at = start) =>
      stripe.billing.meterEvents.create({
        event_name: 'ai_analyses',
        payload: { stripe_customer_id: customer.id, value: String(value) },
        timestamp: at,
      }),
    totals: async () =>
      (await stripe.invoices.list({ customer: customer.id, limit: 100 })).data.map(({ total }) => total),
  };
}

test('a yearly price beside a monthly metered one is renewed each at its own time', async () => {
  const { customer, advance, use, totals } = await customerWithClock();
  const metered = await meteredPrice(5);
  const { id, items } = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: yearly.id }, { price: metered.id }],
  });
  expect(items.data.map(({ current_period_end: end }) => Math.round((end - start) / daySeconds))).toEqual([
    365, 31,
  ]);
  await use(7);
  await advance(32);
  expect(await totals()).toEqual([35, 9_990]);
  await advance(366);
  expect((await totals())[0]).toBe(9_990);
  // At the end of a period means the earliest; at the end of the longest one has to be said.
  const early = await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  const late = await stripe.subscriptions.update(id, { cancel_at: 'max_period_end' });
  expect(late.cancel_at).toBe(late.items.data[0]?.current_period_end);
  expect(early.cancel_at).toBe(late.items.data[1]?.current_period_end);
});

test('what was used before a metered price changes or goes is billed at the old price', async () => {
  const { customer, advance, use, totals } = await customerWithClock();
  const [five, four] = [await meteredPrice(5), await meteredPrice(4)];
  const { id, items } = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: shop.pro.id }, { price: five.id }],
  });
  await use(10);
  await advance(1);
  await stripe.subscriptions.update(id, { items: [{ id: items.data[1]?.id, price: four.id }] });
  await use(10, start + daySeconds + 60);
  await advance(2);
  await stripe.subscriptions.update(id, { items: [{ id: items.data[1]?.id, deleted: true }] });
  await advance(32);
  expect(await totals()).toEqual([999 + 50 + 40, 999]);
});

test('an end that was asked for, and one at once with invoice_now, bill what was used', async () => {
  const metered = await meteredPrice(5);
  const ends = [
    (id: string) => stripe.subscriptions.update(id, { cancel_at: 'max_period_end' }),
    (id: string) => stripe.subscriptions.cancel(id, { invoice_now: true }),
  ];
  for (const end of ends) {
    const { customer, advance, use, totals } = await customerWithClock();
    const { id } = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: shop.pro.id }, { price: metered.id }],
    });
    await use(3);
    await advance(1);
    await end(id);
    await advance(40);
    expect(await totals()).toEqual([15, 999]);
    expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled' });
  }
});

test('a schedule changes plan and interval when the period ends, without proration', async () => {
  const { customer, advance, totals } = await customerWithClock();
  const { id } = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: yearly.id }] });
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: id });
  const [phase] = schedule.phases;
  await stripe.subscriptionSchedules.update(schedule.id, {
    phases: [
      {
        items: [{ price: yearly.id }],
        start_date: phase?.start_date,
        end_date: phase?.end_date,
        proration_behavior: 'none',
      },
      {
        items: [{ price: shop.pro.id }],
        duration: { interval: 'month' },
        proration_behavior: 'none',
      },
    ],
  });
  await expect(stripe.subscriptions.update(id, { cancel_at_period_end: true })).rejects.toThrow(
    'managed by the subscription schedule',
  );
  await advance(364);
  expect(await totals()).toEqual([9_990]);
  await advance(366);
  expect(await totals()).toEqual([999, 9_990]);
  // The schedule is over with its last phase; the subscription goes on.
  await advance(366 + 31);
  expect(await totals()).toEqual([999, 999, 9_990]);
  expect(await stripe.subscriptionSchedules.retrieve(schedule.id)).toMatchObject({ status: 'completed' });
  expect(await stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'active', schedule: null });
});

test('a released schedule leaves the subscription as it is', async () => {
  const { customer, advance, totals } = await customerWithClock();
  const { id } = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: shop.pro.id }],
  });
  const { id: schedule } = await stripe.subscriptionSchedules.create({ from_subscription: id });
  await stripe.subscriptionSchedules.release(schedule);
  await advance(32);
  expect(await totals()).toEqual([999, 999]);
  await expect(stripe.subscriptionSchedules.release(schedule)).rejects.toThrow('it is released');
});
