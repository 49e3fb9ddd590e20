import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { service } from '@gatefold/runtime/identity';
import type Stripe from 'stripe';
import { startShop, type Shop } from '../stripe/testing/start-shop.js';
import { syncCustomer } from '../stripe/sync-customer.js';
import { eventsOfPayment, tierOfPerson, workOff } from './testing/pay-once.js';

// R2, RA-11: refunds and disputes of what a subscription paid
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());

const client = () => shop.stripe.client;

function permutations<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** A subscription and the payment of its newest invoice. */
async function subscribed() {
  const { person, customerId } = await shop.customer();
  const subscription = await shop.subscribe(customerId);
  const sync = () =>
    shop.billing.as(service('billing')).transaction((tx) => syncCustomer(tx, shop.stripe, customerId, null));
  return { person, customerId, subscription, sync, ...(await paymentOf(subscription)) };
}
async function paymentOf({ id }: Stripe.Subscription) {
  const [invoice] = (await client().invoices.list({ subscription: id, limit: 1 })).data;
  const [payment] = (await client().invoicePayments.list({ invoice: invoice?.id ?? '' })).data;
  const intentId = payment?.payment.payment_intent as string;
  const { latest_charge: charge } = await client().paymentIntents.retrieve(intentId);
  return { intentId, charge: charge as string };
}
async function stateOf(intentId: string, subscriptionId: string): Promise<unknown> {
  const [payment] = await shop.sql(
    'select status, refunded_cents from invoice_payment where intent_id = $1',
    [intentId],
  );
  const live = await shop.sql(
    'select plan_key from access_grant where source_ref = $1 and revoked_at is null and ends_at is null',
    [subscriptionId],
  );
  return { ...payment, live };
}

const live = [{ plan_key: 'PRO' }];
test.each([
  ['lost', { status: 'CHARGED_BACK', refunded_cents: 99, live: [] }, 'FREE'],
  ['won', { status: 'PARTIALLY_REFUNDED', refunded_cents: 99, live }, 'PRO'],
] as const)(
  'all 24 orders of subscribed, partly refunded, disputed and %s end in the same state, also twice',
  async (outcome, expected, tier) => {
    for (const order of permutations(['subscribed', 'refunded', 'disputed', 'closed'])) {
      const { person, customerId, subscription, intentId, charge } = await subscribed();
      await client().refunds.create({ payment_intent: intentId, amount: 99 });
      const dispute = shop.sandbox.control.dispute(charge);
      const typeOf: Readonly<Record<string, string>> = {
        subscribed: 'customer.subscription.created',
        refunded: 'charge.refunded',
        disputed: 'charge.dispute.created',
        closed: 'charge.dispute.closed',
      };
      const events = () => [
        ...shop.sandbox.control
          .events()
          .filter(({ data }) => (data.object as { customer?: unknown }).customer === customerId),
        ...eventsOfPayment(shop, intentId),
      ];
      const eventOf = (step: string): readonly Stripe.Event[] =>
        events()
          .filter(({ type }) => type === typeOf[step])
          .slice(-1);
      // The first arrives while the dispute is open, the rest when it is over.
      const [first = '', ...rest] = order;
      await workOff(shop, eventOf(first));
      shop.sandbox.control.decideDispute(dispute.id, outcome);
      await workOff(shop, [...rest, first, ...rest.slice(0, 1)].flatMap(eventOf));
      expect([order, await stateOf(intentId, subscription.id)]).toEqual([order, expected]);
      expect(await tierOfPerson(shop, person)).toBe(tier);
    }
  },
  120_000,
);

test('a full refund takes the plan back at once, and the next paid period gives it again', async () => {
  const { person, subscription, intentId, sync } = await subscribed();
  await sync();
  expect(await tierOfPerson(shop, person)).toBe('PRO');
  await client().refunds.create({ payment_intent: intentId });
  await workOff(shop, eventsOfPayment(shop, intentId).slice(-1));
  expect(await tierOfPerson(shop, person)).toBe('FREE');
  await sync();
  expect(await stateOf(intentId, subscription.id)).toMatchObject({ status: 'REFUNDED', live: [] });
  shop.sandbox.control.advanceClock(32 * 86_400);
  await sync();
  expect(await tierOfPerson(shop, person)).toBe('PRO');
});

test('a renewal that fails after a full refund gives nothing in the days of grace', async () => {
  const { person, customerId, subscription, intentId, sync } = await subscribed();
  await client().refunds.create({ payment_intent: intentId });
  const broken = await client().paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customerId });
  await client().subscriptions.update(subscription.id, { default_payment_method: broken.id });
  await workOff(shop, eventsOfPayment(shop, intentId).slice(-1));
  shop.sandbox.control.advanceClock(32 * 86_400);
  await sync();
  expect(await client().subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'past_due' });
  expect(await tierOfPerson(shop, person)).toBe('FREE');
});

test('what an administrator took back stays so when a dispute is won', async () => {
  const { person, subscription, charge, intentId, sync } = await subscribed();
  await sync();
  await shop.sql("update access_grant set revoked_at = '2026-01-01' where source_ref = $1", [
    subscription.id,
  ]);
  const dispute = shop.sandbox.control.dispute(charge);
  await workOff(shop, eventsOfPayment(shop, intentId).slice(-1));
  shop.sandbox.control.decideDispute(dispute.id, 'won');
  await workOff(shop, eventsOfPayment(shop, intentId).slice(-1));
  expect(await tierOfPerson(shop, person)).toBe('FREE');
});
