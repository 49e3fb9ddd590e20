import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { openShop, type Shop } from './testing/shop.js';

// SV-17: the official SDK is the client; what it reads is what its types promise.
let shop: Shop;
let stripe: Stripe;
beforeAll(async () => {
  shop = await openShop();
  ({ stripe } = shop);
});
afterAll(() => shop.stop());

const refused = (work: Promise<unknown>): Promise<Stripe.errors.StripeError> =>
  work.then(
    () => Promise.reject(new Error('was accepted')),
    (error: Stripe.errors.StripeError) => error,
  );

test('a key that is not the account’s is refused', async () => {
  const stranger = new Stripe('sk_test_stranger', { ...shop.sandbox.sdkOptions, maxNetworkRetries: 0 });
  const error = await refused(stranger.customers.list());
  expect(error).toBeInstanceOf(Stripe.errors.StripeAuthenticationError);
});

test('the same key with the same parameters gives the first answer again and does nothing twice', async () => {
  const params = { email: 'idempotent@example.com' };
  const first = await stripe.customers.create(params, { idempotencyKey: 'key-1' });
  const again = await stripe.customers.create(params, { idempotencyKey: 'key-1' });
  expect(again.id).toBe(first.id);
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect((await stripe.customers.list(params)).data).toHaveLength(1);
});

test('the same key with other parameters is refused', async () => {
  await stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'key-2' });
  const error = await refused(
    stripe.customers.create({ email: 'b@example.com' }, { idempotencyKey: 'key-2' }),
  );
  expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(error.statusCode).toBe(400);
});

test('of two requests at once with one key one is told that the other is under way', async () => {
  shop.sandbox.control.failApi({ path: '/v1/customers', kind: 'slow', delayMs: 300 });
  const send = (): Promise<Stripe.Customer> =>
    stripe.customers.create({ email: 'twice@example.com' }, { idempotencyKey: 'key-3' });
  const outcomes = await Promise.allSettled([send(), send()]);
  const failed = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  expect(failed.map(({ reason }) => (reason as Stripe.errors.StripeError).statusCode)).toEqual([409]);
  expect((await stripe.customers.list({ email: 'twice@example.com' })).data).toHaveLength(1);
});

test('an answer that is lost on its way is found again with the key: the SDK asks once more by itself', async () => {
  shop.sandbox.control.failApi({ method: 'POST', path: '/v1/customers', kind: 'lost-answer' });
  const params = { email: 'lost@example.com' };
  const found = await stripe.customers.create(params, { idempotencyKey: 'key-4' });
  expect(found.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect((await stripe.customers.list(params)).data.map(({ id }) => id)).toEqual([found.id]);
});

test('the SDK gets over 429 and 500 by trying again', async () => {
  const patient = new Stripe(shop.sandbox.secretKey, { ...shop.sandbox.sdkOptions, maxNetworkRetries: 2 });
  shop.sandbox.control.failApi({ path: '/v1/products', kind: '500' });
  expect((await patient.products.retrieve(shop.product.id)).name).toBe('Gatefold');
  shop.sandbox.control.failApi({ path: '/v1/products', kind: '429' });
  const error = await refused(stripe.products.retrieve(shop.product.id));
  expect(error).toBeInstanceOf(Stripe.errors.StripeRateLimitError);
});

test('a call that hangs ends at the client’s own limit', async () => {
  const hasty = new Stripe(shop.sandbox.secretKey, {
    ...shop.sandbox.sdkOptions,
    maxNetworkRetries: 0,
    timeout: 200,
  });
  shop.sandbox.control.failApi({ path: '/v1/products', kind: 'hang' });
  expect(await refused(hasty.products.list())).toBeInstanceOf(Stripe.errors.StripeConnectionError);
});

test('mistakes in parameters are named as Stripe names them', async () => {
  const create = (params: object): Promise<Stripe.errors.StripeError> =>
    refused(stripe.subscriptions.create(params as Stripe.SubscriptionCreateParams));
  expect(await create({ customer: 'cus_x', items: [{ price: 'p' }], colour: 'red' })).toMatchObject({
    code: 'parameter_unknown',
    param: 'colour',
    type: 'StripeInvalidRequestError',
  });
  expect(await create({ items: [{ price: 'p' }] })).toMatchObject({
    code: 'parameter_missing',
    param: 'customer',
  });
  expect(await create({ customer: 'cus_x', items: [{ price: 'p', quantity: 'two' }] })).toMatchObject({
    code: 'parameter_invalid_integer',
    param: 'items[0][quantity]',
  });
  const error = await refused(stripe.customers.retrieve('cus_absent'));
  expect(error).toMatchObject({
    statusCode: 404,
    code: 'resource_missing',
    requestId: expect.stringMatching(/^req_/),
  });
});

test('pages through a list from newest to oldest without losing or repeating anything', async () => {
  const made: string[] = [];
  for (let index = 0; index < 7; index += 1)
    made.unshift((await stripe.coupons.create({ percent_off: 10 })).id);
  const first = await stripe.coupons.list({ limit: 3 });
  expect(first.has_more).toBe(true);
  const all: string[] = [];
  for await (const coupon of stripe.coupons.list({ limit: 3 })) all.push(coupon.id);
  expect(all).toEqual(made);
  expect(await refused(stripe.coupons.list({ starting_after: 'absent' }))).toMatchObject({
    param: 'starting_after',
  });
});

test('metadata is merged, and an empty value removes its key', async () => {
  const { id } = await stripe.customers.create({ metadata: { a: '1', b: '2' } });
  expect((await stripe.customers.update(id, { metadata: { b: '', c: '3' } })).metadata).toEqual({
    a: '1',
    c: '3',
  });
  expect((await stripe.customers.update(id, { metadata: '' })).metadata).toEqual({});
});

test('expansion puts objects in the place of ids, and only where it was asked for', async () => {
  const subscription = await shop.subscribe(await shop.customer());
  const plain = await stripe.subscriptions.retrieve(subscription.id);
  const path = 'latest_invoice.payments.data.payment.payment_intent';
  const deep = await stripe.subscriptions.retrieve(subscription.id, { expand: [path, 'customer'] });
  expect(typeof plain.latest_invoice).toBe('string');
  expect((deep.customer as Stripe.Customer).email).toBe('ada@example.com');
  const invoice = deep.latest_invoice as Stripe.Invoice;
  const intent = invoice.payments?.data[0]?.payment.payment_intent as Stripe.PaymentIntent;
  expect(intent).toMatchObject({ object: 'payment_intent', status: 'succeeded', amount: 999 });
  expect((await stripe.invoices.retrieve(invoice.id ?? '')).payments).toBeUndefined();
});

test('a decimal of a cent arrives as the SDK’s Decimal', async () => {
  const price = await stripe.prices.create({
    product: shop.product.id,
    currency: 'usd',
    unit_amount_decimal: Stripe.Decimal.from('0.25'),
  });
  expect([price.unit_amount, price.unit_amount_decimal?.toString()]).toEqual([null, '0.25']);
});
