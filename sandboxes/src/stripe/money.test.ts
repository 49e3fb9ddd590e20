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

const pay = async (card: string, cents = 500): Promise<Stripe.PaymentIntent> => {
  const customer = await shop.customer('pm_card_visa');
  return stripe.paymentIntents.create({
    amount: cents,
    currency: 'usd',
    customer: customer.id,
    payment_method: card,
    confirm: true,
    return_url: 'https://shop.example/done',
  });
};
const chargeOf = (intent: Stripe.PaymentIntent): string => intent.latest_charge as string;

test('a payment can be given back in parts, and not more than there was', async () => {
  const intent = await pay('pm_card_visa');
  await stripe.refunds.create({ payment_intent: intent.id, amount: 200 });
  await stripe.refunds.create({ charge: chargeOf(intent), amount: 300 });
  expect(await stripe.charges.retrieve(chargeOf(intent))).toMatchObject({
    amount_refunded: 500,
    refunded: true,
  });
  await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
    code: 'charge_already_refunded',
  });
});

test('a card that asks for 3-D Secure leads to a page of the sandbox', async () => {
  const intent = await pay('pm_card_authenticationRequired');
  expect(intent.status).toBe('requires_action');
  expect(intent.next_action?.redirect_to_url?.url).toBe(`${shop.sandbox.url}/challenge/${intent.id}`);
});

test('a dispute takes the payment back until it is decided', async () => {
  const charge = chargeOf(await pay('pm_card_visa'));
  const dispute = shop.sandbox.control.dispute(charge);
  expect((await stripe.charges.retrieve(charge)).disputed).toBe(true);
  shop.sandbox.control.decideDispute(dispute.id, 'lost');
  expect((await stripe.disputes.retrieve(dispute.id)).status).toBe('lost');
  const types = (await stripe.events.list({ type: 'charge.dispute.*' })).data.map(({ type }) => type);
  expect(types).toEqual(
    expect.arrayContaining([
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.closed',
    ]),
  );
});

test('a coupon takes its share off as long as it lasts', async () => {
  const coupon = await stripe.coupons.create({ percent_off: 50, duration: 'once' });
  const code = await stripe.promotionCodes.create({
    promotion: { type: 'coupon', coupon: coupon.id },
    code: 'HALF',
  });
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
  const customer = await shop.customer('pm_card_visa', { test_clock: clock.id });
  await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: shop.pro.id }],
    discounts: [{ promotion_code: code.id }],
  });
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: 1_800_000_000 + 32 * 86_400 });
  const totals = (await stripe.invoices.list({ customer: customer.id })).data.map(({ total }) => total);
  expect(totals).toEqual([999, 499]);
  expect((await stripe.coupons.retrieve(coupon.id)).times_redeemed).toBe(1);
});

test('metered use is counted once for each identifier and billed after its period, to the unit', async () => {
  const meter = await stripe.billing.meters.create({
    display_name: 'AI analyses',
    event_name: 'ai_analyses',
    default_aggregation: { formula: 'sum' },
  });
  const price = await stripe.prices.create({
    product: shop.product.id,
    currency: 'usd',
    unit_amount: 10,
    recurring: { interval: 'month', usage_type: 'metered', meter: meter.id },
  });
  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
  const customer = await shop.customer('pm_card_visa', { test_clock: clock.id });
  await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: shop.pro.id }, { price: price.id }],
  });
  const report = (identifier: string, value: string) =>
    stripe.billing.meterEvents.create({
      event_name: 'ai_analyses',
      identifier,
      payload: { stripe_customer_id: customer.id, value },
    });
  await report('one', '3');
  await report('two', '4');
  await expect(report('one', '3')).rejects.toThrow('An event already exists with identifier one.');
  await report('mistake', '90');
  await stripe.billing.meterEventAdjustments.create({
    event_name: 'ai_analyses',
    type: 'cancel',
    cancel: { identifier: 'mistake' },
  });
  const from = Math.floor(1_800_000_000 / 60) * 60;
  const summaries = await stripe.billing.meters.listEventSummaries(meter.id, {
    customer: customer.id,
    start_time: from,
    end_time: from + 3_600,
  });
  expect(summaries.data.map(({ aggregated_value: value }) => value)).toEqual([7]);
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: 1_800_000_000 + 32 * 86_400 });
  expect((await stripe.invoices.list({ customer: customer.id })).data.map(({ total }) => total)).toEqual([
    999 + 70,
    999,
  ]);
});

test('what a customer is entitled to follows its subscriptions, and is announced', async () => {
  const feature = await stripe.entitlements.features.create({ name: 'Courses', lookup_key: 'courses' });
  await stripe.products.createFeature(shop.product.id, { entitlement_feature: feature.id });
  const customer = await shop.customer();
  const keys = async () =>
    (await stripe.entitlements.activeEntitlements.list({ customer: customer.id })).data.map(
      ({ lookup_key: key }) => key,
    );
  const subscription = await shop.subscribe(customer);
  expect(await keys()).toEqual(['courses']);
  await stripe.subscriptions.cancel(subscription.id);
  expect(await keys()).toEqual([]);
  const announced = await stripe.events.list({ type: 'entitlements.active_entitlement_summary.updated' });
  expect(announced.data).toHaveLength(2);
});

test('a credit note gives back a part of a paid invoice and refunds its payment', async () => {
  const subscription = await shop.subscribe(await shop.customer());
  const invoice = subscription.latest_invoice as string;
  await stripe.creditNotes.create({ invoice, amount: 100, refund_amount: 100 });
  expect((await stripe.invoices.retrieve(invoice)).post_payment_credit_notes_amount).toBe(100);
  const [paid] = (await stripe.invoicePayments.list({ invoice })).data;
  const intent = await stripe.paymentIntents.retrieve(paid?.payment.payment_intent as string);
  expect((await stripe.charges.retrieve(chargeOf(intent))).amount_refunded).toBe(100);
});
