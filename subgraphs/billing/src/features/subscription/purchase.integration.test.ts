import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { MemberActor } from '@gatefold/runtime/identity';
import { eventually } from '@gatefold/runtime/testing';
import { registeredPerson } from '../../grants/testing/arrange.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';
import { idOf } from '../../stripe/subscription-facts.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';

let shop: Shop;
let person: MemberActor;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  person = await registeredPerson(shop.billing);
});

interface Answer {
  readonly url?: string | null;
  readonly clientSecret?: string | null;
  readonly userErrors: readonly { code: string; message: string; path: readonly string[] | null }[];
}

const input = { planKey: 'PRO', interval: 'MONTH', successPath: '/billing?paid=1', cancelPath: '/pricing' };

async function checkout(more: object = {}, key?: string, billing: Billing = shop.billing): Promise<Answer> {
  const { data, errors } = await billing.execute<{ createCheckoutSession: Answer }>(
    person,
    `mutation ($input: CreateCheckoutSessionInput!) {
      createCheckoutSession(input: $input) { url userErrors { code message path } } }`,
    { input: { ...input, ...more } },
    { idempotencyKey: key },
  );
  expect(errors).toEqual([]);
  return data.createCheckoutSession;
}

async function subscribe(plan: object = {}, billing: Billing = shop.billing): Promise<Answer> {
  const { data } = await billing.execute<{ createSubscription: Answer }>(
    person,
    `mutation ($input: CreateSubscriptionInput!) {
      createSubscription(input: $input) { clientSecret userErrors { code message path } } }`,
    { input: { planKey: 'PRO', interval: 'MONTH', ...plan } },
  );
  return data.createSubscription;
}

async function customerId(): Promise<string> {
  const [row] = await shop.sql('select customer_id from stripe_customer where user_id = $1', [person.userId]);
  return String(row?.['customer_id']);
}
const sessions = async (status?: 'open') =>
  (await shop.stripe.client.checkout.sessions.list({ customer: await customerId(), status })).data;

async function offerHalf(code: string): Promise<void> {
  const { client } = shop.stripe;
  const coupon = await client.coupons.create({ percent_off: 50, duration: 'once' });
  await client.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, code });
}

describe('buying on the page of Stripe', () => {
  test('opens one page for the plan, with our pages to come back to, and asks Stripe for no personal data', async () => {
    const { url, userErrors } = await checkout();
    expect(userErrors).toEqual([]);
    const [session] = await sessions();
    expect(session).toMatchObject({
      url,
      success_url: 'https://gatefold.test/billing?paid=1',
      cancel_url: 'https://gatefold.test/pricing',
      amount_total: 999,
      currency: 'usd',
      allow_promotion_codes: true,
      automatic_tax: { enabled: false },
    });
    const customer = await shop.stripe.client.customers.retrieve(await customerId());
    expect(customer).toMatchObject({ email: null, metadata: { gatefold_user_id: person.userId } });
  });

  test('50 identical requests at once with one key make one page and one customer', async () => {
    // R5
    const answers = await Promise.all(Array.from({ length: 50 }, () => checkout({}, 'one-key')));
    const urls = new Set(answers.map(({ url }) => url));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(urls.size).toBe(1);
    expect(await sessions()).toHaveLength(1);
    const created = shop.sandbox.control.events().filter(({ type, data }) => {
      const { metadata } = data.object as { metadata?: Record<string, string> };
      return type === 'customer.created' && metadata?.['gatefold_user_id'] === person.userId;
    });
    expect(created).toHaveLength(1);
  });

  test('the same key with other input is a CONFLICT; after a day it is a new key', async () => {
    // R5
    const { url } = await checkout({}, 'reused');
    expect(await checkout({ interval: 'YEAR' }, 'reused')).toMatchObject({
      url: null,
      userErrors: [{ code: 'CONFLICT' }],
    });
    expect((await checkout({}, 'reused')).url).toBe(url);
    await shop.billing
      .as(person)
      .transaction((tx) =>
        tx.sql("update idempotent_request set created_at = created_at - interval '25 hours'"),
      );
    const other = await checkout({ interval: 'YEAR' }, 'reused');
    expect(other.userErrors).toEqual([]);
    expect(other.url).not.toBe(url);
  });

  test('a second page closes the first, so that nobody pays twice', async () => {
    const first = await checkout();
    const second = await checkout({ planKey: 'PREMIUM' });
    expect((await sessions('open')).map(({ url }) => url)).toEqual([second.url]);
    expect(first.url).not.toBe(second.url);
  });

  test('a promotion code is taken off, an unknown one is named', async () => {
    await offerHalf('HALF');
    await checkout({ couponCode: 'HALF' });
    expect((await sessions('open'))[0]).toMatchObject({ amount_total: 499 });
    expect(await checkout({ couponCode: 'NONE' })).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'couponCode'] }],
    });
  });

  test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'billing', '/a b'])(
    'nobody is sent to %s afterwards',
    async (path) => {
      const { url, userErrors } = await checkout({ successPath: path });
      expect(url).toBeNull();
      expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'successPath'] }]);
    },
  );

  test('the free plan is not sold', async () => {
    expect(await checkout({ planKey: 'FREE' })).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'planKey'] }],
    });
  });
});

describe('buying in a form of ours', () => {
  test('the secret pays the first invoice, and the plan follows by webhook', async () => {
    // RA-9
    const { clientSecret } = await subscribe();
    expect(clientSecret).toMatch(/^pi_.*_secret_/);
    expect((await subscribe()).clientSecret).toBe(clientSecret);
    const intent = String(clientSecret).split('_secret_')[0] as string;
    await shop.stripe.client.paymentIntents.confirm(intent, { payment_method: 'pm_card_visa' });
    await shop.deliver(
      shop.sandbox.control
        .events()
        .filter(({ type }) => type === 'invoice.paid')
        .slice(-1),
    );
    await eventually(async () => {
      const [row] = await shop.sql('select tier from announced_tier where user_id = $1', [person.userId]);
      return row?.['tier'] === 'PRO' ? true : undefined;
    });
    expect(await subscribe()).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
    expect(await checkout()).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  });

  test('another plan replaces what was begun and not paid', async () => {
    await subscribe();
    await subscribe({ planKey: 'PREMIUM', interval: 'YEAR' });
    const { data } = await shop.stripe.client.subscriptions.list({ customer: await customerId() });
    expect(data.map(({ items }) => items.data[0]?.price.lookup_key)).toEqual(['gatefold_premium_year']);
  });

  test('a promotion code is taken off the first payment, and without it the whole is asked for again', async () => {
    await offerHalf('FORM');
    const toPay = async (): Promise<(number | undefined)[]> => {
      const { data } = await shop.stripe.client.subscriptions.list({
        customer: await customerId(),
        expand: ['data.latest_invoice'],
      });
      return data.map(({ latest_invoice: invoice }) =>
        typeof invoice === 'object' ? invoice?.amount_due : undefined,
      );
    };
    await subscribe({ couponCode: 'FORM' });
    expect(await toPay()).toEqual([499]);
    await subscribe();
    expect(await toPay()).toEqual([999]);
    expect(await subscribe({ couponCode: 'NONE' })).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'couponCode'] }],
    });
  });
});

test('a first subscription begins with the days of trial, for which a card is saved; taxes are computed where set', async () => {
  const { secretKey, webhookSecret, url: apiUrl } = shop.sandbox;
  const billing = await startBilling({
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: apiUrl,
    TRIAL_DAYS: 14,
    STRIPE_TAX: true,
  });
  const { url } = await checkout({}, undefined, billing);
  const { clientSecret } = await subscribe({}, billing);
  expect(clientSecret).toMatch(/^seti_.*_secret_/);
  const session = await shop.stripe.client.checkout.sessions.retrieve(
    String(url).split('/').at(-1) as string,
  );
  expect(session).toMatchObject({ amount_total: 0, automatic_tax: { enabled: true } });
  const { data } = await shop.stripe.client.subscriptions.list({ customer: idOf(session.customer ?? '') });
  const [begun] = data;
  expect((begun?.trial_end ?? 0) - (begun?.created ?? 0)).toBe(14 * 86_400);
  expect(begun).toMatchObject({ automatic_tax: { enabled: true } });
  await billing.stop();
});

describe('when Stripe is away', () => {
  test.each(['429', '500', 'lost-answer'] as const)(
    '%s is repeated three times and then succeeds',
    async (kind) => {
      // SV-27
      shop.sandbox.control.failApi({ method: 'POST', path: '/v1/checkout/sessions', kind, times: 3 });
      expect((await checkout()).userErrors).toEqual([]);
      expect(await sessions('open')).toHaveLength(1);
    },
  );

  test('a fourth fault is told with what to do, and the same key goes on from there', async () => {
    shop.sandbox.control.failApi({
      method: 'POST',
      path: '/v1/checkout/sessions',
      kind: 'lost-answer',
      times: 4,
    });
    expect(await checkout({}, 'again')).toMatchObject({
      url: null,
      userErrors: [{ code: 'UPSTREAM_UNAVAILABLE', message: expect.stringContaining('Try again') }],
    });
    const { url } = await checkout({}, 'again');
    expect((await sessions()).map((session) => [session.status, session.url])).toEqual([['open', url]]);
  });

  test('without a key every mutation says what to set', async () => {
    const billing = await startBilling();
    expect(await checkout({}, undefined, billing)).toMatchObject({
      url: null,
      userErrors: [{ code: 'UPSTREAM_UNAVAILABLE', message: expect.stringContaining('STRIPE_SECRET_KEY') }],
    });
    await billing.stop();
  });
});
