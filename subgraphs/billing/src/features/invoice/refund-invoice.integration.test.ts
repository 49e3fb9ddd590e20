import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import type { MemberActor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { tierOfPerson, workOff } from '../../payments/testing/pay-once.js';
import { subscribeWithClock } from '../../stripe/testing/clocked-subscriber.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';

// RA-11: an administrator gives back what an invoice of a subscription took
let shop: Shop;
let person: MemberActor;
const admin = buildAdmin();
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());
beforeEach(async () => {
  ({ person } = await subscribeWithClock(shop));
  await workOffNew();
});

let seen = 0;
/** Billing hears of all that happened at Stripe since the last time. */
async function workOffNew(): Promise<void> {
  const events = shop.sandbox.control.events();
  await workOff(shop, events.slice(seen));
  seen = events.length;
}
interface ReadInvoice {
  readonly invoiceId: string;
  readonly paymentStatus: string | null;
}
async function invoice(actor: MemberActor = person) {
  const { data } = await shop.billing.execute<{ user: [{ invoices: { nodes: ReadInvoice[] } }] }>(
    actor,
    `query ($keys: [_Any!]!) { user: _entities(representations: $keys) { ... on User { invoices(first: 1) { nodes {
      invoiceId paymentStatus refundedCents totalCents taxCents lines { description quantity amountCents } } } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', person.userId) }] },
  );
  return data.user[0].invoices.nodes[0];
}
async function refund(input: object, actor: MemberActor = admin) {
  const { data, code } = await shop.billing.execute<{
    refundInvoice: { refundedCents: number | null; userErrors: { code: string; path: string[] }[] };
  }>(
    actor,
    `mutation ($input: RefundInvoiceInput!) {
      refundInvoice(input: $input) { refundedCents userErrors { code path } } }`,
    { input: { reason: 'Asked for it', ...input } },
  );
  await workOffNew();
  return { ...data?.refundInvoice, topLevel: code };
}

test('a part is given back, flagged, and leaves the plan; the rest ends it at once', async () => {
  const paid = await invoice();
  expect(paid).toMatchObject({
    paymentStatus: 'SUCCEEDED',
    totalCents: 999,
    taxCents: 0,
    lines: [{ description: expect.stringContaining('Gatefold Pro'), quantity: 1, amountCents: 999 }],
  });
  const invoiceId = paid?.invoiceId;
  expect(await refund({ invoiceId, amountCents: 99 })).toMatchObject({ refundedCents: 99, userErrors: [] });
  expect(await invoice()).toMatchObject({ paymentStatus: 'PARTIALLY_REFUNDED', refundedCents: 99 });
  expect(await tierOfPerson(shop, person)).toBe('PRO');
  expect(await refund({ invoiceId, amountCents: 901 })).toMatchObject({
    userErrors: [{ code: 'CONFLICT', path: ['input', 'amountCents'] }],
  });
  expect(await refund({ invoiceId })).toMatchObject({ refundedCents: 900, userErrors: [] });
  expect(await invoice()).toMatchObject({ paymentStatus: 'REFUNDED', refundedCents: 999 });
  expect(await tierOfPerson(shop, person)).toBe('FREE');
  expect(await refund({ invoiceId })).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  const audit = await shop.sql(
    "select amount_cents, reason, actor_id from money_audit where action = 'REFUND_INVOICE' order by id",
  );
  expect(audit).toEqual(
    [99, 900].map((cents) => ({ amount_cents: cents, reason: 'Asked for it', actor_id: admin.userId })),
  );
});

// S6
test('what is unknown is not found, and only administrators give back', async () => {
  expect(await refund({ invoiceId: 'in_unknown' })).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', path: ['input', 'invoiceId'] }],
  });
  const invoiceId = (await invoice())?.invoiceId;
  for (const actor of [person, buildMember()])
    expect(await refund({ invoiceId }, actor)).toMatchObject({ topLevel: 'FORBIDDEN' });
});
