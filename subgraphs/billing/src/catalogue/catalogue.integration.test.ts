import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { planOf, toGlobalId } from '@gatefold/schema';
import { anonymous, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, eventually } from '@gatefold/runtime/testing';
import { workOff } from '../payments/testing/pay-once.js';
import { startShop, type Shop } from '../stripe/testing/start-shop.js';
import { findPrice, lookupKeyOf } from '../stripe/plan-prices.js';
import { tablePrices } from './plan-prices-cached.js';

// SV-17, SV-21, SV-24, SV-28
let shop: Shop;
beforeAll(async () => {
  // Without workers: theirs keeps the sandbox's prices equal to the plan table.
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());
beforeEach(() => shop.sandbox.control.clearFaults());

const proMonth = { planKey: 'PRO', interval: 'MONTH' } as const;

async function shownPrice(): Promise<number | undefined> {
  const { data, errors } = await shop.billing.execute<{
    plans: { key: string; prices: { interval: string; amountCents: number; currency: string }[] }[];
  }>(anonymous, '{ plans { key prices { interval amountCents currency } } }');
  expect(errors).toEqual([]);
  const pro = data.plans.find(({ key }) => key === 'PRO');
  return pro?.prices.find(({ interval }) => interval === 'MONTH')?.amountCents;
}
/** Works off the newest event of a type. */
async function workOffNewest(type: string): Promise<void> {
  const event = shop.sandbox.control.events().findLast((each) => each.type === type);
  await workOff(shop, event ? [event] : []);
}

test('without Stripe and without anything kept, prices are those of the plan table', async () => {
  shop.sandbox.control.failApi({ path: '/v1/prices', kind: '500', times: 100 });
  expect(await shownPrice()).toBe(planOf('PRO').priceAmountCents?.MONTH);
  expect(tablePrices()).toHaveLength(4);
});

test('a price that changed at Stripe is shown as soon as its webhook is worked off', async () => {
  const { client, namedPrices } = shop.stripe;
  const old = await findPrice(client, namedPrices, proMonth);
  await client.prices.create({
    product: old?.product as string,
    currency: 'usd',
    unit_amount: 1_099,
    recurring: { interval: 'month' },
    lookup_key: lookupKeyOf(proMonth),
    transfer_lookup_key: true,
  });
  await workOffNewest('price.created');
  await eventually(async () => (await shownPrice()) === 1_099 || undefined);
  shop.sandbox.control.failApi({ path: '/v1/prices', kind: '500', times: 100 });
  expect(await shownPrice()).toBe(1_099);
});

async function invoices(actor: Actor, userId: string, after: string | null = null) {
  const { data, errors } = await shop.billing.execute<{ users: ({ invoices: Invoices | null } | null)[] }>(
    actor,
    `query ($keys: [_Any!]!, $after: String) { users: _entities(representations: $keys) { ... on User {
      invoices(first: 1, after: $after) { totalCount nodes { number status totalCents paidCents pageUrl }
        pageInfo { hasNextPage endCursor } } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', userId) }], after },
  );
  return {
    page: data?.users[0]?.invoices ?? null,
    codes: errors.map(({ extensions }) => extensions?.['code']),
  };
}
interface Invoices {
  readonly totalCount: number;
  readonly nodes: readonly Record<string, unknown>[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

test('invoices are those of Stripe, seen by who pays them alone, and new as soon as a webhook tells', async () => {
  const { person, customerId } = await shop.customer();
  expect((await invoices(person, person.userId)).page).toMatchObject({ totalCount: 0 });
  await shop.subscribe(customerId);
  expect((await invoices(person, person.userId)).page).toMatchObject({ totalCount: 0 });
  await workOffNewest('invoice.paid');
  const first = await eventually(async () => {
    const { page } = await invoices(person, person.userId);
    return page?.totalCount === 1 ? page : undefined;
  });
  expect(first.nodes).toMatchObject([{ status: 'PAID', totalCents: 1_099, paidCents: 1_099 }]);
  expect(first.pageInfo.hasNextPage).toBe(false);
  expect((await invoices(buildAdmin(), person.userId, first.pageInfo.endCursor)).page?.nodes).toEqual([]);
  for (const stranger of [anonymous, buildMember()])
    expect((await invoices(stranger, person.userId)).page).toBeNull();
  const [row] = await shop.sql('select count(*)::integer as count from cache_entry where category = $1', [
    'invoices',
  ]);
  expect(row?.['count']).toBe(1);
});

test('invoices that nobody knows while Stripe is away are an error that says so', async () => {
  const { person } = await shop.customer();
  shop.sandbox.control.failApi({ path: '/v1/invoices', kind: '500', times: 100 });
  expect((await invoices(person, person.userId)).codes).toEqual(['UPSTREAM_UNAVAILABLE']);
});
