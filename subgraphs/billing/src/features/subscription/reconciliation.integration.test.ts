import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { service } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { grantThroughApi } from '../../grants/testing/arrange.js';
import type Stripe from 'stripe';
import { missingOverage } from '../../stripe/overage-items.js';
import { overageOfPrice, soldOverage } from '../../stripe/overage-prices.js';
import { syncSoon } from '../../stripe/sync-request.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';
import { reconcileSubscriptions } from './use-cases/reconcile-subscriptions.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const reconcile = () => reconcileSubscriptions(shop.billing.as(service('billing')), shop.stripe);
const tierOf = async (userId: string) => {
  const [row] = await shop.sql('select tier from announced_tier where user_id = $1', [userId]);
  return row?.['tier'];
};

test('what no webhook told of is found and mended at night, and reported; a second look finds nothing', async () => {
  const missed = await shop.customer();
  await shop.subscribe(missed.customerId);
  const ended = await shop.customer();
  const over = await shop.subscribe(ended.customerId, { planKey: 'PREMIUM', interval: 'YEAR' });
  await syncSoon(shop.billing.as(ended.person), ended.person.userId, ended.customerId);
  await shop.stripe.client.subscriptions.cancel(over.id);
  const right = await shop.customer();
  await shop.subscribe(right.customerId);
  await syncSoon(shop.billing.as(right.person), right.person.userId, right.customerId);
  const stranger = await shop.stripe.client.customers.create();
  await shop.subscribe(stranger.id);

  expect(await reconcile()).toMatchObject({ lookedAt: 4, differing: 2, fixed: 2 });
  expect(await tierOf(missed.person.userId)).toBe('PRO');
  expect(await tierOf(ended.person.userId)).toBe('FREE');
  expect(await reconcile()).toMatchObject({ lookedAt: 4, differing: 0, fixed: 0 });

  const query = '{ lastSubscriptionReconciliation { lookedAt differing fixed startedAt finishedAt } }';
  const { data } = await shop.billing.execute(buildAdmin(), query);
  expect(data).toMatchObject({ lastSubscriptionReconciliation: { lookedAt: 4, differing: 0, fixed: 0 } });
  expect((await shop.billing.execute(buildMember(), query)).code).toBe('FORBIDDEN');
});

test('the end of a subscription leaves what came from elsewhere', async () => {
  // BP-4, journey 5
  const { person, customerId } = await shop.customer();
  await grantThroughApi(shop.billing, person.userId, 'PRO');
  const { id } = await shop.subscribe(customerId, { planKey: 'PREMIUM', interval: 'MONTH' });
  await reconcile();
  expect(await tierOf(person.userId)).toBe('PREMIUM');
  await shop.stripe.client.subscriptions.cancel(id);
  await reconcile();
  expect(await tierOf(person.userId)).toBe('PRO');
});

test('a failed renewal keeps access for the days of grace, a payment brings the open end back', async () => {
  // SV-21
  const { person, customerId } = await shop.customer();
  const { id } = await shop.subscribe(customerId);
  const { client } = shop.stripe;
  const broken = await client.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customerId });
  const good = (await client.paymentMethods.list({ customer: customerId, type: 'card' })).data.find(
    (method) => method.id !== broken.id,
  );
  await client.subscriptions.update(id, { default_payment_method: broken.id });
  shop.sandbox.control.advanceClock(32 * 86_400);
  await reconcile();
  const endOf = async () => {
    const [row] = await shop.sql(
      `select s.status, extract(epoch from g.ends_at - s.past_due_since) / 86400 as days from subscription s
       join access_grant g on g.source_ref = s.subscription_id where s.user_id = $1`,
      [person.userId],
    );
    return [row?.['status'], row?.['days'] === null ? null : Number(row?.['days'])];
  };
  expect(await endOf()).toEqual(['PAST_DUE', 7]);
  const [open] = (await client.invoices.list({ customer: customerId, status: 'open' })).data;
  await client.invoices.pay(open?.id ?? '', { payment_method: good?.id });
  await reconcile();
  expect(await endOf()).toEqual(['ACTIVE', null]);
});

test('an item that is gone, or has an old price, is mended at night', async () => {
  // SV-22
  const { customerId } = await shop.customer();
  const { id } = await shop.subscribe(customerId);
  await reconcile();
  const { client } = shop.stripe;
  const unitPrice = soldOverage.find(({ planKey }) => planKey === 'PRO')?.unitAmountCents;
  const overageItem = async (): Promise<Stripe.SubscriptionItem | undefined> =>
    (await client.subscriptions.retrieve(id)).items.data.find(({ price }) => overageOfPrice(price));
  const before = await overageItem();
  await client.subscriptionItems.del(before?.id ?? '');
  expect(await overageItem()).toBeUndefined();
  await reconcile();
  expect(await overageItem()).toMatchObject({ price: { unit_amount: unitPrice } });
  if (!before) throw new Error('There was no item');
  const { recurring, metadata, product } = before.price;
  const old = await client.prices.create({
    currency: 'usd',
    product: product as string,
    unit_amount: 99,
    recurring: { interval: 'month', usage_type: 'metered', meter: recurring?.meter ?? '' },
    metadata,
  });
  await client.subscriptionItems.update((await overageItem())?.id ?? '', { price: old.id });
  await reconcile();
  expect(missingOverage(await client.subscriptions.retrieve(id), 'PRO')).toEqual([]);
});
