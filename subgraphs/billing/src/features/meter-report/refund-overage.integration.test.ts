import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { planOf, toGlobalId } from '@gatefold/schema';
import { service, type MemberActor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { reportOverage } from '../../stripe/report-overage.js';
import { subscribeWithClock } from '../../stripe/testing/clocked-subscriber.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';
import { commitUsage } from '../../usage/commit-usage.js';
import { findMeterDifferences } from '../../usage/meter-report.repository.js';
import { reserveUsage } from '../../usage/reserve-usage.js';
import { key, requestOf, setCap } from '../../usage/testing/ledger.js';
import { reconcileMeters } from './use-cases/reconcile-meters.js';

// RA-11, SV-22; decision: refund of metered overage
let shop: Shop;
let person: MemberActor;
let customerId: string;
let advance: (days: number) => Promise<void>;
const admin = buildAdmin();
const operation = () => shop.billing.as(service('billing'));
const report = () => reportOverage(operation(), shop.stripe);
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());
beforeEach(async () => {
  ({ person, customerId, advance } = await subscribeWithClock(shop));
  await setCap(shop.billing, person.userId, 10_000);
  await use(planOf('PRO').entitlements[key] as number);
});

async function use(units: number): Promise<void> {
  const request = requestOf(person.userId, { units });
  expect((await reserveUsage(operation(), request)).ok).toBe(true);
  expect((await commitUsage(operation(), request.reservationId)).ok).toBe(true);
}
interface Charge {
  readonly id: string;
  readonly units: number;
  readonly amountCents: number;
  readonly refund: string | null;
}
async function charges(actor: MemberActor = person): Promise<readonly Charge[] | undefined> {
  const { data } = await shop.billing.execute<{
    user: [{ overageCharges: { nodes: Charge[] } | null } | null];
  }>(
    actor,
    `query ($keys: [_Any!]!) { user: _entities(representations: $keys) { ... on User {
      overageCharges(first: 10) { nodes { id units amountCents refund } } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', person.userId) }] },
  );
  return data.user[0]?.overageCharges?.nodes;
}
async function refund(chargeId = '', actor: MemberActor = admin) {
  const { data, code } = await shop.billing.execute<{
    refundOverage: { charge: Charge | null; userErrors: { code: string; path: string[] }[] };
  }>(
    actor,
    `mutation ($input: RefundOverageInput!) { refundOverage(input: $input) {
      charge { id units amountCents refund } userErrors { code path } } }`,
    { input: { chargeId, reason: 'The model failed' } },
  );
  return { ...data?.refundOverage, topLevel: code };
}
const invoices = async () => (await shop.stripe.client.invoices.list({ customer: customerId })).data;

test('what was reported is taken off the meter, so that no invoice has it, and the books agree', async () => {
  await use(3);
  await use(4);
  await report();
  const [second, first] = (await charges()) ?? [];
  expect(first).toMatchObject({ units: 3, amountCents: 15, refund: null });
  expect(await refund(first?.id)).toMatchObject({ charge: { refund: 'TAKEN_OFF' }, userErrors: [] });
  expect(await refund(first?.id)).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  expect(await reconcileMeters(operation(), shop.stripe)).toMatchObject({ differences: [] });
  await advance(32);
  expect((await invoices())[0]).toMatchObject({ total: 999 + (second?.amountCents ?? 0) });
  const audit = await shop.sql(
    "select action, actor_id, amount_cents, reason, outcome from money_audit where action = 'REFUND_OVERAGE'",
  );
  expect(audit).toEqual([
    {
      action: 'REFUND_OVERAGE',
      actor_id: admin.userId,
      amount_cents: 15,
      reason: 'The model failed',
      outcome: expect.stringContaining('TAKEN_OFF'),
    },
  ]);
});

test('a day later the meter is corrected by as many units less, once', async () => {
  await use(5);
  await report();
  await shop.sql("update meter_report set reported_at = reported_at - interval '2 days' where user_id = $1", [
    person.userId,
  ]);
  const [charge] = (await charges()) ?? [];
  // The process dies before it is marked: a second call says the same to Stripe.
  await refund(charge?.id);
  await shop.sql('update meter_report set refund = null, refunded_at = null where user_id = $1', [
    person.userId,
  ]);
  expect(await refund(charge?.id)).toMatchObject({ charge: { refund: 'TAKEN_OFF' }, userErrors: [] });
  await advance(32);
  expect((await invoices())[0]).toMatchObject({ total: 999 });
});

test('what an invoice has charged is credited on it and paid back, once', async () => {
  await use(6);
  await report();
  await advance(32);
  expect((await invoices())[0]).toMatchObject({ total: 999 + 30, status: 'paid' });
  const [charge] = (await charges()) ?? [];
  await refund(charge?.id);
  await shop.sql('update meter_report set refund = null, refunded_at = null where user_id = $1', [
    person.userId,
  ]);
  expect(await refund(charge?.id)).toMatchObject({ charge: { refund: 'CREDITED' }, userErrors: [] });
  const notes = await shop.stripe.client.creditNotes.list({ customer: customerId });
  expect(notes.data).toMatchObject([{ amount: 30, refunds: [{ amount_refunded: 30 }] }]);
  expect((await invoices())[0]).toMatchObject({ post_payment_credit_notes_amount: 30 });
  // What was used stays used: the books still agree.
  expect(await operation().read(findMeterDifferences)).toEqual([]);
});

test('what went back with its whole invoice is not given back again', async () => {
  await use(6);
  await report();
  await advance(32);
  const { client } = shop.stripe;
  const [payment] = (await client.invoicePayments.list({ invoice: (await invoices())[0]?.id ?? '' })).data;
  await client.refunds.create({ payment_intent: payment?.payment.payment_intent as string });
  const [charge] = (await charges()) ?? [];
  expect(await refund(charge?.id)).toMatchObject({ charge: null, userErrors: [{ code: 'CONFLICT' }] });
  expect(await charges()).toMatchObject([{ refund: null }]);
});

test('what Stripe was not told of is never told', async () => {
  await use(2);
  const [charge] = (await charges()) ?? [];
  expect(await refund(charge?.id)).toMatchObject({ charge: { refund: 'NOT_SENT' }, userErrors: [] });
  expect(await report()).toEqual({ reported: 0, failed: 0 });
  expect(await operation().read(findMeterDifferences)).toEqual([]);
});

test('while Stripe is being told, and for nothing, there is nothing to give back', async () => {
  await use(2);
  await shop.sql('update meter_report set first_sent_at = clock_timestamp() where user_id = $1', [
    person.userId,
  ]);
  const [charge] = (await charges()) ?? [];
  expect(await refund(charge?.id)).toMatchObject({ userErrors: [{ code: 'CONFLICT' }] });
  expect(await refund(toGlobalId('Payment', person.userId))).toMatchObject({
    userErrors: [{ code: 'NOT_FOUND', path: ['input', 'chargeId'] }],
  });
  await report();
});

// S6
test('nobody else sees charges, and only administrators give them back', async () => {
  await use(1);
  const [charge] = (await charges()) ?? [];
  expect(await charges(admin)).toHaveLength(1);
  expect(await charges(buildMember())).toBeUndefined();
  expect(await refund(charge?.id, person)).toMatchObject({ topLevel: 'FORBIDDEN' });
});
