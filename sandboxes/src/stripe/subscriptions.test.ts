import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { openShop, type Shop } from './testing/shop.js';

let shop: Shop;
let stripe: Stripe;
beforeAll(async () => {
  shop = await openShop();
  ({ stripe } = shop);
});
afterAll(() => shop.stop());

const day = 86_400;
const april = Date.UTC(2026, 3, 1) / 1000;

/** A customer whose time stands still until it is advanced. */
async function onClock(card?: string): Promise<{ clock: string; customer: Stripe.Customer }> {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: april });
  return { clock: clock.id, customer: await shop.customer(card, { test_clock: clock.id }) };
}
const advance = (clock: string, seconds: number) =>
  stripe.testHelpers.testClocks.advance(clock, { frozen_time: seconds });
const invoiceOf = async (subscription: Stripe.Subscription): Promise<Stripe.Invoice> =>
  stripe.invoices.retrieve(subscription.latest_invoice as string);

test('a subscription waits for its first payment and is active with it', async () => {
  const { id } = await stripe.customers.create({});
  const waiting = await stripe.subscriptions.create({
    customer: id,
    items: [{ price: shop.pro.id }],
    payment_behavior: 'default_incomplete',
    payment_settings: { save_default_payment_method: 'on_subscription' },
    expand: ['latest_invoice.confirmation_secret'],
  });
  expect(waiting.status).toBe('incomplete');
  const secret = (waiting.latest_invoice as Stripe.Invoice).confirmation_secret?.client_secret ?? '';
  const intent = secret.split('_secret_')[0] ?? '';
  await expect(
    stripe.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa_chargeDeclined' }),
  ).rejects.toMatchObject({ code: 'card_declined', decline_code: 'generic_decline', statusCode: 402 });
  expect((await stripe.subscriptions.retrieve(waiting.id)).status).toBe('incomplete');
  await stripe.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' });
  const active = await stripe.subscriptions.retrieve(waiting.id);
  expect([active.status, typeof active.default_payment_method]).toEqual(['active', 'string']);
});

test('a change in the middle of a period is charged to the second, as its preview said', async () => {
  const { clock, customer } = await onClock();
  const subscription = await shop.subscribe(customer);
  await advance(clock, april + 10 * day);
  const [item] = subscription.items.data;
  const items = [{ id: item?.id, price: shop.premium.id }];
  const preview = await stripe.invoices.createPreview({
    subscription: subscription.id,
    subscription_details: { items, proration_behavior: 'always_invoice' },
  });
  // 20 of 30 days are left: -666 for the old plan and +1333 (1332.67) for the new one.
  expect(preview.lines.data.map(({ amount }) => amount)).toEqual([-666, 1333]);
  const changed = await stripe.subscriptions.update(subscription.id, {
    items,
    proration_behavior: 'always_invoice',
  });
  expect(await invoiceOf(changed)).toMatchObject({ total: preview.total, status: 'paid', amount_paid: 667 });
  expect((await stripe.invoices.list({ customer: customer.id })).data).toHaveLength(2);
});

test('a change to a yearly price begins a new year now and gives back the rest of the month', async () => {
  const { clock, customer } = await onClock();
  const subscription = await shop.subscribe(customer);
  const yearly = await stripe.prices.create({
    product: shop.product.id,
    currency: 'usd',
    unit_amount: 9990,
    recurring: { interval: 'year' },
  });
  await advance(clock, april + 15 * day);
  const changed = await stripe.subscriptions.update(subscription.id, {
    items: [{ id: subscription.items.data[0]?.id, price: yearly.id }],
  });
  expect((await invoiceOf(changed)).total).toBe(9990 - 500);
  expect(changed.items.data[0]).toMatchObject({
    current_period_start: april + 15 * day,
    current_period_end: Date.UTC(2027, 3, 16) / 1000,
  });
});

test('a downgrade waits as a credit for the next invoice', async () => {
  const { clock, customer } = await onClock();
  const subscription = await shop.subscribe(customer, shop.premium);
  await advance(clock, april + 15 * day);
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: subscription.items.data[0]?.id, price: shop.pro.id }],
  });
  await advance(clock, april + 31 * day);
  const renewed = await stripe.subscriptions.retrieve(subscription.id);
  expect(await invoiceOf(renewed)).toMatchObject({ total: 999 - 1000 + 500, status: 'paid' });
});

test('renews each month on its day, also through a shorter month', async () => {
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: Date.UTC(2026, 0, 31) / 1000 });
  const customer = await shop.customer('pm_card_visa', { test_clock: clock.id });
  const subscription = await shop.subscribe(customer);
  await advance(clock.id, Date.UTC(2026, 4, 1) / 1000);
  const invoices = (await stripe.invoices.list({ customer: customer.id })).data.reverse();
  expect(invoices.map(({ created }) => new Date(created * 1000).toISOString().slice(0, 10))).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ]);
  const renewed = await stripe.subscriptions.retrieve(subscription.id);
  expect(renewed.items.data[0]?.current_period_end).toBe(Date.UTC(2026, 4, 31) / 1000);
});

test('a card that fails later leads through past_due to the end of the subscription', async () => {
  const { clock, customer } = await onClock();
  const subscription = await shop.subscribe(customer);
  const failing = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id });
  await stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: failing.id } });
  await advance(clock, april + 30 * day);
  const late = await stripe.subscriptions.retrieve(subscription.id);
  expect([late.status, (await invoiceOf(late)).attempt_count]).toEqual(['past_due', 1]);
  await advance(clock, april + 46 * day);
  const ended = await stripe.subscriptions.retrieve(subscription.id);
  expect(ended).toMatchObject({ status: 'canceled', cancellation_details: { reason: 'payment_failed' } });
  expect(await invoiceOf(ended)).toMatchObject({ status: 'open', attempt_count: 4 });
});

test('a new card ends the dunning with the next attempt', async () => {
  const { clock, customer } = await onClock();
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: shop.pro.id }],
    trial_period_days: 7,
    default_payment_method: 'pm_card_chargeCustomerFail',
  });
  await advance(clock, april + 7 * day);
  expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('past_due');
  await stripe.subscriptions.update(subscription.id, { default_payment_method: 'pm_card_visa' });
  await advance(clock, april + 11 * day);
  expect((await stripe.subscriptions.retrieve(subscription.id)).status).toBe('active');
});

test('a trial costs nothing, is announced before it ends, and then renews', async () => {
  const { clock, customer } = await onClock();
  const trial = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: shop.pro.id }],
    trial_period_days: 14,
  });
  expect([trial.status, (await invoiceOf(trial)).total]).toEqual(['trialing', 0]);
  await advance(clock, april + 12 * day);
  const notices = await stripe.events.list({ type: 'customer.subscription.trial_will_end' });
  expect(notices.data.map(({ created }) => created)).toContain(april + 11 * day);
  await advance(clock, april + 14 * day);
  const active = await stripe.subscriptions.retrieve(trial.id);
  expect([active.status, (await invoiceOf(active)).amount_paid]).toEqual(['active', 999]);
});

test('cancelled at the end of the period it lasts until then, unless that is taken back', async () => {
  const { clock, customer } = await onClock();
  const [kept, left] = [await shop.subscribe(customer), await shop.subscribe(customer, shop.premium)];
  for (const { id } of [kept, left]) await stripe.subscriptions.update(id, { cancel_at_period_end: true });
  const resumed = await stripe.subscriptions.update(kept.id, { cancel_at_period_end: false });
  expect([resumed.cancel_at, resumed.canceled_at]).toEqual([null, null]);
  await advance(clock, april + 30 * day);
  expect((await stripe.subscriptions.retrieve(kept.id)).status).toBe('active');
  expect(await stripe.subscriptions.retrieve(left.id)).toMatchObject({
    status: 'canceled',
    ended_at: april + 30 * day,
  });
  expect((await stripe.subscriptions.list({ customer: customer.id })).data.map(({ id }) => id)).toEqual([
    kept.id,
  ]);
});

test('a first payment that never comes lets the subscription expire', async () => {
  const { clock, customer } = await onClock();
  const waiting = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: shop.pro.id }],
    payment_behavior: 'default_incomplete',
  });
  await advance(clock, april + day);
  expect((await stripe.subscriptions.retrieve(waiting.id)).status).toBe('incomplete_expired');
  expect((await invoiceOf(waiting)).status).toBe('void');
});
