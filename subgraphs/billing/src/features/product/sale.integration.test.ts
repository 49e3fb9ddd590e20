import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { invalidateCategory } from '@gatefold/runtime/cache';
import { anonymous, service } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, eventually } from '@gatefold/runtime/testing';
import { billingCaches } from '../../catalogue/cache-categories.js';
import { eventsOfPayment, workOff } from '../../payments/testing/pay-once.js';
import { insertProductRow } from '../../products/testing/arrange.js';
import { openProductCheckout, payCheckout, sellProduct, shownProducts } from '../../products/testing/sell.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';
import type { ExecutionResult } from 'graphql';

// PS-9, BP-8, RA-12
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());
beforeEach(() => shop.sandbox.control.clearFaults());

const openSessions = async (customer: string) =>
  (await shop.stripe.client.checkout.sessions.list({ customer, status: 'open', limit: 100 })).data;

describe('buying a product', () => {
  test('opens it with the payment, for who paid alone', async () => {
    const product = await sellProduct(shop);
    const { person } = await shop.customer();
    expect(await shownProducts(shop, person)).toMatchObject({
      [product.key]: { allowed: false, amountCents: 1_900 },
    });
    const intent = await payCheckout(shop, await openProductCheckout(shop, person, product.id));
    expect((await shownProducts(shop, person))[product.key]?.allowed).toBe(false);
    await workOff(shop, eventsOfPayment(shop, intent.id));
    expect((await shownProducts(shop, person))[product.key]?.allowed).toBe(true);
    expect((await shownProducts(shop, buildMember()))[product.key]?.allowed).toBe(false);
    expect((await openProductCheckout(shop, person, product.id)).userErrors).toMatchObject([
      { code: 'CONFLICT', message: 'You bought Brushes already. Download it.' },
    ]);
  });

  test('tells the person at once', async () => {
    const product = await sellProduct(shop);
    const { person } = await shop.customer();
    const pushes = await shop.billing.subscribe(
      person,
      'subscription { productAccessChanged { key access { allowed } } }',
    );
    const pushed = pushes.next();
    const intent = await payCheckout(shop, await openProductCheckout(shop, person, product.id));
    await workOff(shop, eventsOfPayment(shop, intent.id));
    const { value } = (await pushed) as IteratorYieldResult<ExecutionResult>;
    expect(value.data?.['productAccessChanged']).toContainEqual({
      key: product.key,
      access: { allowed: true },
    });
    await pushes.return(undefined);
  });

  // R5
  test('50 times at once under one key opens one page; other input under it is a CONFLICT', async () => {
    const [product, other] = [await sellProduct(shop), await sellProduct(shop)];
    const { person, customerId } = await shop.customer();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => openProductCheckout(shop, person, product.id, 'one')),
    );
    expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
    expect(await openSessions(customerId)).toHaveLength(1);
    expect((await openProductCheckout(shop, person, other.id, 'one')).userErrors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
  });

  test('in a second tab closes the page of the first, and no page for something else', async () => {
    const [product, other] = [await sellProduct(shop), await sellProduct(shop)];
    const { person, customerId } = await shop.customer();
    await openProductCheckout(shop, person, other.id);
    await openProductCheckout(shop, person, product.id);
    const last = await openProductCheckout(shop, person, product.id);
    const open = await openSessions(customerId);
    expect(open.map(({ metadata }) => metadata?.['gatefold_product']).sort()).toEqual(
      [product.key, other.key].sort(),
    );
    expect(open.map(({ url }) => url)).toContain(last.url);
  });

  test.each([
    ['does not exist', () => Promise.resolve(buildMember().userId), 'NOT_FOUND'],
    [
      'has no price',
      () => insertProductRow(shop.billing, { kind: 'FILE', current_version: '1' }),
      'CONFLICT',
    ],
    [
      'has a price that Stripe does not know',
      () =>
        insertProductRow(shop.billing, {
          kind: 'FILE',
          current_version: '1',
          stripe_price_lookup_key: 'unknown',
        }),
      'CONFLICT',
    ],
    [
      'has nothing to download yet',
      () => insertProductRow(shop.billing, { kind: 'FILE', stripe_price_lookup_key: 'gatefold_pro_month' }),
      'CONFLICT',
    ],
  ])('of one that %s is refused', async (_what, arrange, code) => {
    const { person } = await shop.customer();
    const { url, userErrors } = await openProductCheckout(
      shop,
      person,
      toGlobalId('Product', await arrange()),
    );
    expect({ url, userErrors }).toMatchObject({
      url: null,
      userErrors: [{ code, path: ['input', 'productId'] }],
    });
  });
});

// R2, RA-11
test.each([
  ['in full', undefined, false, 'REFUNDED'],
  ['in part', 500, true, 'PARTIALLY_REFUNDED'],
])('a payment given back %s, in every order and twice', async (_how, amount, allowed, status) => {
  const product = await sellProduct(shop);
  const types = ['payment_intent.succeeded', 'charge.refunded', 'refund.created'];
  for (const order of [types, types.toReversed(), [types[1], types[0], types[2], types[0]]]) {
    const { person } = await shop.customer();
    const { id } = await payCheckout(shop, await openProductCheckout(shop, person, product.id));
    if (order === types) await workOff(shop, eventsOfPayment(shop, id));
    await shop.stripe.client.refunds.create({ payment_intent: id, ...(amount && { amount }) });
    const events = eventsOfPayment(shop, id);
    await workOff(
      shop,
      order.flatMap((type) => events.find((event) => event.type === type) ?? []),
    );
    const [row] = await shop.sql('select status from payment where intent_id = $1', [id]);
    expect({ row, ...(await shownProducts(shop, person))[product.key] }).toMatchObject({
      row: { status },
      allowed,
    });
  }
});

test('a dispute that is lost closes the product; who bought it twice keeps it by the other payment', async () => {
  const product = await sellProduct(shop);
  const { person } = await shop.customer();
  const first = await openProductCheckout(shop, person, product.id);
  const { id, latest_charge: charge } = await payCheckout(shop, first);
  const second = await payCheckout(shop, await openProductCheckout(shop, person, product.id));
  await workOff(shop, [...eventsOfPayment(shop, id), ...eventsOfPayment(shop, second.id)]);
  await shop.stripe.client.refunds.create({ payment_intent: second.id });
  await workOff(shop, eventsOfPayment(shop, second.id));
  expect((await shownProducts(shop, person))[product.key]?.allowed).toBe(true);
  const dispute = shop.sandbox.control.dispute((charge as { id: string }).id);
  shop.sandbox.control.decideDispute(dispute.id, 'lost');
  await workOff(shop, eventsOfPayment(shop, id));
  expect((await shownProducts(shop, person))[product.key]?.allowed).toBe(false);
});

describe('setProductPrice', () => {
  const setPrice = async (productId: string, amountCents: number | null, actor = buildAdmin()) => {
    const { data, code } = await shop.billing.execute<{
      setProductPrice: { product: { price: object | null } | null; userErrors: object[] };
    }>(
      actor,
      `mutation ($input: SetProductPriceInput!) { setProductPrice(input: $input) {
        product { price { amountCents currency } } userErrors { code path } } }`,
      { input: { productId, amountCents } },
    );
    return { ...data?.setProductPrice, code };
  };

  test('sells a product, changes what it costs for everybody at once, and takes it off sale', async () => {
    const uuid = await insertProductRow(shop.billing, { key: 'priced', kind: 'FILE', current_version: '1' });
    const id = toGlobalId('Product', uuid);
    expect((await shownProducts(shop, anonymous))['priced']?.amountCents).toBeNull();
    for (const amountCents of [1_500, 2_500]) {
      expect((await setPrice(id, amountCents)).product).not.toBeNull();
      await eventually(
        async () =>
          (await shownProducts(shop, anonymous))['priced']?.amountCents === amountCents || undefined,
      );
    }
    const { person } = await shop.customer();
    const intent = await payCheckout(shop, await openProductCheckout(shop, person, id));
    expect(intent.amount).toBe(2_500);
    expect((await setPrice(id, null)).product).toEqual({ price: null });
    expect((await openProductCheckout(shop, person, id)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test.each([
    [49, 'BAD_USER_INPUT'],
    [100_000_000, 'BAD_USER_INPUT'],
  ])('refuses %d cents', async (amountCents, code) => {
    const { id } = await sellProduct(shop);
    expect((await setPrice(id, amountCents)).userErrors).toMatchObject([
      { code, path: ['input', 'amountCents'] },
    ]);
    expect((await setPrice(id, amountCents < 50 ? 50 : 99_999_999)).userErrors).toEqual([]);
  });

  test('is for administrators', async () => {
    const { id } = await sellProduct(shop);
    expect((await setPrice(id, 100, buildMember())).code).toBe('FORBIDDEN');
    expect((await setPrice(toGlobalId('Product', buildMember().userId), 100)).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
  });
});

// SV-28
test('while Stripe is away a price that nobody knows is left out, and buying says so', async () => {
  const product = await sellProduct(shop);
  const { person } = await shop.customer();
  await shop.sql("delete from cache_entry where category = 'product-prices'");
  shop.sandbox.control.failApi({ path: '/v1/prices', kind: '500', times: 100 });
  await shop.billing
    .as(service('billing'))
    .transaction((tx) => invalidateCategory(tx, billingCaches.productPrices));
  const shown = await eventually(async () => {
    const each = (await shownProducts(shop, person))[product.key];
    return each?.amountCents === null ? each : undefined;
  });
  expect(shown).toEqual({ allowed: false, amountCents: null });
  expect((await openProductCheckout(shop, person, product.id)).userErrors).toMatchObject([
    { code: 'UPSTREAM_UNAVAILABLE' },
  ]);
});
