import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { passes, toGlobalId } from '@gatefold/schema';
import { anonymous, service, type MemberActor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';
import {
  beginPayment,
  deliverAll,
  eventsOfPayment,
  intentIdOf,
  payOnce,
  purchasesOf,
  tierOfPerson,
} from '../../payments/testing/pay-once.js';
import { reconcilePayments } from './use-cases/reconcile-payments.js';

// RA-9, RA-11, RA-12, RA-13
let shop: Shop;
let person: MemberActor;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  person = (await shop.customer()).person;
});

const deliverAllOf = (intentId: string) => deliverAll(shop, eventsOfPayment(shop, intentId));

async function refund(actor: MemberActor, input: object) {
  const { data, errors } = await shop.billing.execute<{
    refundPayment: { refundedCents: number | null; userErrors: { code: string; path: string[] }[] };
  }>(
    actor,
    `mutation ($input: RefundPaymentInput!) {
      refundPayment(input: $input) { refundedCents userErrors { code path } } }`,
    { input: { reason: 'Asked for it', ...input } },
  );
  return { ...data?.refundPayment, codes: errors.map(({ extensions }) => extensions?.['code']) };
}

describe('a pass', () => {
  test('is what was paid for, from the payment on, and the person is told live', async () => {
    const live = await shop.billing.subscribe(
      person,
      'subscription { paymentsUpdated { payments(first: 1) { nodes { status } } } }',
    );
    const { id } = await payOnce(shop, person);
    await deliverAllOf(id);
    expect(await tierOfPerson(shop, person)).toBe('PRO');
    expect(await purchasesOf(shop, person)).toMatchObject([
      {
        status: 'SUCCEEDED',
        amountCents: passes[0]?.priceAmountCents,
        currency: 'USD',
        description: 'Pro for 30 days',
      },
    ]);
    const [grant] = await shop.sql(
      "select extract(epoch from ends_at - starts_at) / 86400 as days, source_ref from access_grant where user_id = $1 and source = 'STRIPE_PAYMENT'",
      [person.userId],
    );
    expect([Number(grant?.['days']), grant?.['source_ref']]).toEqual([30, id]);
    expect((await live.next()).value).toMatchObject({
      data: { paymentsUpdated: { payments: { nodes: [{ status: 'SUCCEEDED' }] } } },
    });
    await live.return(undefined);
  });

  test('is not sold twice at the same time', async () => {
    await deliverAllOf((await payOnce(shop, person)).id);
    const { clientSecret, userErrors } = await beginPayment(shop, person);
    expect([clientSecret, userErrors[0]?.code]).toEqual([null, 'CONFLICT']);
    expect((await beginPayment(shop, person, 'premium_30_days')).userErrors).toEqual([]);
  });

  test('that nobody sells cannot be bought', async () => {
    const { userErrors } = await beginPayment(shop, person, 'gold');
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'productKey'] }]);
  });

  test('asked for twice under one key is one payment', async () => {
    // R5
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => beginPayment(shop, person, 'pro_30_days', 'once')),
    );
    expect(new Set(answers.map(intentIdOf)).size).toBe(1);
    const other = await beginPayment(shop, person, 'premium_30_days', 'once');
    expect(other.userErrors[0]?.code).toBe('CONFLICT');
  });
});

test('a refused card is told to the person, and gives nothing', async () => {
  // RA-28
  const id = intentIdOf(await beginPayment(shop, person));
  await shop.stripe.client.paymentIntents
    .confirm(id, { payment_method: 'pm_card_visa_chargeDeclined', return_url: 'https://gatefold.test/' })
    .catch(() => undefined);
  await deliverAllOf(id);
  expect(await purchasesOf(shop, person)).toMatchObject([
    { status: 'FAILED', failureReason: expect.any(String) },
  ]);
  expect(await tierOfPerson(shop, person)).toBe('FREE');
});

describe('a refund', () => {
  test('of everything takes the pass back at once, of a part it does not, and both are in the audit', async () => {
    const { id } = await payOnce(shop, person);
    await deliverAllOf(id);
    const paymentId = String((await purchasesOf(shop, person))[0]?.['id']);
    const admin = buildAdmin();
    expect(await refund(admin, { paymentId, amountCents: 99 })).toMatchObject({ refundedCents: 99 });
    await deliverAllOf(id);
    expect(await purchasesOf(shop, person)).toMatchObject([
      { status: 'PARTIALLY_REFUNDED', refundedCents: 99 },
    ]);
    expect(await tierOfPerson(shop, person)).toBe('PRO');
    expect(await refund(admin, { paymentId, amountCents: 1_201 })).toMatchObject({
      userErrors: [{ code: 'CONFLICT', path: ['input', 'amountCents'] }],
    });
    expect(await refund(admin, { paymentId })).toMatchObject({ refundedCents: 1_200 });
    await deliverAllOf(id);
    expect(await purchasesOf(shop, person)).toMatchObject([{ status: 'REFUNDED', refundedCents: 1_299 }]);
    expect(await tierOfPerson(shop, person)).toBe('FREE');
    const audit = await shop.sql(
      'select actor_id, amount_cents, reason, outcome from money_audit where actor_id = $1 order by id',
      [admin.userId],
    );
    expect(audit).toMatchObject([
      { amount_cents: 99, reason: 'Asked for it', outcome: expect.stringMatching(/^re_.*succeeded$/) },
      { amount_cents: 1_200 },
    ]);
  });

  test('is for administrators, of a payment that was made', async () => {
    const { id } = await payOnce(shop, person);
    await deliverAllOf(id);
    const paymentId = String((await purchasesOf(shop, person))[0]?.['id']);
    expect((await refund(person, { paymentId })).codes).toEqual(['FORBIDDEN']);
    expect(await refund(buildAdmin(), { paymentId: toGlobalId('Payment', person.userId) })).toMatchObject({
      userErrors: [{ code: 'NOT_FOUND' }],
    });
    expect(await refund(buildAdmin(), { paymentId, amountCents: 0 })).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT' }],
    });
  });
});

test('payments are hidden from everybody else, and paged by a cursor that stays valid', async () => {
  for (const product of ['pro_30_days', 'premium_30_days'])
    await deliverAllOf((await payOnce(shop, person, product)).id);
  const page = async (actor: Parameters<typeof shop.billing.execute>[0], after: string | null) => {
    const { data } = await shop.billing.execute<{
      users: [
        {
          payments: {
            nodes: { description: string }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
          } | null;
        },
      ];
    }>(
      actor,
      `query ($keys: [_Any!]!, $after: String) { users: _entities(representations: $keys) { ... on User {
        payments(first: 1, after: $after) { nodes { description } pageInfo { endCursor hasNextPage } } } } }`,
      { keys: [{ __typename: 'User', id: toGlobalId('User', person.userId) }], after },
    );
    return data.users[0].payments;
  };
  for (const stranger of [anonymous, buildMember()]) expect(await page(stranger, null)).toBeNull();
  const first = await page(person, null);
  const second = await page(buildAdmin(), first?.pageInfo.endCursor ?? null);
  const seen = [first, second].flatMap((each) => each?.nodes.map(({ description }) => description) ?? []);
  expect(new Set(seen)).toEqual(new Set(passes.map(({ name }) => name)));
  expect([first?.pageInfo.hasNextPage, second?.pageInfo.hasNextPage]).toEqual([true, false]);
});

test('what no webhook told of is found at night', async () => {
  const { id } = await payOnce(shop, person);
  expect(await purchasesOf(shop, person)).toEqual([]);
  await reconcilePayments(shop.billing.as(service('billing')), shop.stripe);
  expect(await purchasesOf(shop, person)).toMatchObject([{ status: 'SUCCEEDED' }]);
  expect(await tierOfPerson(shop, person)).toBe('PRO');
  expect(id).toMatch(/^pi_/);
});
