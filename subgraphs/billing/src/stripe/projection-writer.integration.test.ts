import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { syncSoon } from './sync-request.js';
import { startShop, type Shop } from './testing/start-shop.js';

// SV-17, PF-10: Stripe is the source of truth, what is kept of a subscription is a projection.
const source = path.resolve(import.meta.dirname, '../../src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) =>
    file.endsWith('.ts') &&
    !file.endsWith('.test.ts') &&
    !file.includes('/testing/') &&
    !file.startsWith('migrations'),
);
const textOf = (file: string) => readFileSync(path.join(source, file), 'utf8');
const filesWith = (pattern: RegExp) => files.filter((file) => pattern.test(textOf(file))).toSorted();

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

test('one module writes subscriptions, for the look at Stripe alone, which webhooks and the reconciliation take', () => {
  expect(filesWith(/(insert into|update|delete from)\s+subscription\b/)).toEqual([
    'stripe/subscription-projection.repository.ts',
  ]);
  expect(
    filesWith(/(create|upsert\w*|nativeUpdate|nativeDelete|insert\w*|assign|persist)\(\s*SubscriptionEntity/),
  ).toEqual([]);
  expect(filesWith(/subscription-projection\.repository\.js/)).toEqual([
    'stripe/settle-grant.ts',
    'stripe/sync-customer.ts',
  ]);
  expect(filesWith(/settle-grant\.js/)).toEqual(['stripe/sync-customer.ts']);
  expect(filesWith(/sync-customer\.js/)).toEqual([
    'features/subscription/use-cases/reconcile-subscriptions.ts',
    'payments/sync-payment.ts',
    'stripe/entitlement-events.ts',
    'stripe/stripe-provider.ts',
    'stripe/subscription-events.ts',
  ]);
});

test('people see their own customer and subscription alone', async () => {
  const { person, customerId } = await shop.customer();
  await shop.subscribe(customerId);
  await syncSoon(shop.billing.as(person), person.userId, customerId);
  const rowsOf = (actor: Actor) =>
    shop.billing
      .as(actor)
      .read(async (tx) => [
        await tx.sql('select customer_id from stripe_customer'),
        await tx.sql('select customer_id from subscription'),
      ]);
  const own = [{ customer_id: customerId }];
  expect(await rowsOf(person)).toEqual([own, own]);
  expect(await rowsOf(buildMember())).toEqual([[], []]);
  expect(await rowsOf(anonymous)).toEqual([[], []]);
});

test('row security lets neither people nor administrators write them', async () => {
  const { person, customerId } = await shop.customer();
  const { id } = await shop.subscribe(customerId);
  await syncSoon(shop.billing.as(person), person.userId, customerId);
  for (const actor of [person, buildAdmin()]) {
    const operation = shop.billing.as(actor);
    const insert = `insert into subscription (id, user_id, subscription_id, customer_id, status, plan_key, interval,
      current_period_start, current_period_end) values (gen_random_uuid(), $1, 'sub_own', 'cus', 'ACTIVE', 'PREMIUM',
      'YEAR', now(), now())`;
    await expect(operation.transaction((tx) => tx.sql(insert, [person.userId]))).rejects.toThrow(
      'row-level security',
    );
    const changed = await operation.transaction((tx) =>
      tx.sql("update subscription set plan_key = 'PREMIUM' where subscription_id = $1 returning id", [id]),
    );
    expect(changed).toEqual([]);
  }
});
