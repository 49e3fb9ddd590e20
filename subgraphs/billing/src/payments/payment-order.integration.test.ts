import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { startShop, type Shop } from '../stripe/testing/start-shop.js';
import { eventsOfPayment, payOnce, tierOfPerson, workOff } from './testing/pay-once.js';

// R2, RA-11
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());

const typesInOrder = [
  'payment_intent.succeeded',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.closed',
] as const;

function permutations<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

async function stateOf(intentId: string, userId: string): Promise<unknown> {
  const [payment] = await shop.sql('select status, refunded_cents from payment where intent_id = $1', [
    intentId,
  ]);
  const live = await shop.sql(
    "select plan_key from access_grant where user_id = $1 and source = 'STRIPE_PAYMENT' and revoked_at is null",
    [userId],
  );
  return { ...payment, live };
}

test.each([
  ['lost', { status: 'CHARGED_BACK', refunded_cents: 99, live: [] }, 'FREE'],
  ['won', { status: 'PARTIALLY_REFUNDED', refunded_cents: 99, live: [{ plan_key: 'PRO' }] }, 'PRO'],
] as const)(
  'all 24 orders of paid, refunded, disputed and %s end in the same state, also late and twice',
  async (outcome, expected, tier) => {
    const endsAlike = async (order: readonly string[]) => {
      const { person } = await shop.customer();
      const { id, latest_charge: charge } = await payOnce(shop, person);
      await shop.stripe.client.refunds.create({ payment_intent: id, amount: 99 });
      shop.sandbox.control.dispute(charge as string);
      const early = eventsOfPayment(shop, id).filter(({ type }) => type === order[0]);
      // The first arrives while the dispute is open, the rest when it is over.
      await workOff(shop, early);
      const dispute = (await shop.stripe.client.disputes.list({ payment_intent: id })).data[0];
      shop.sandbox.control.decideDispute(dispute?.id ?? '', outcome);
      const all = eventsOfPayment(shop, id);
      const rest = order.map((type) => all.findLast((event) => event.type === type) as Stripe.Event);
      await workOff(shop, [...rest, ...rest.slice(0, 1)]);
      expect([order, await stateOf(id, person.userId)]).toEqual([order, expected]);
      expect(await tierOfPerson(shop, person)).toBe(tier);
    };
    const orders = permutations(typesInOrder);
    for (let first = 0; first < orders.length; first += 8)
      await Promise.all(orders.slice(first, first + 8).map(endsAlike));
  },
  60_000,
);

test('a payment that counts again restores what it took back, and nothing that an administrator took', async () => {
  for (const isAdministrators of [false, true]) {
    const { person } = await shop.customer();
    const { id, latest_charge: charge } = await payOnce(shop, person);
    await workOff(shop, eventsOfPayment(shop, id));
    if (isAdministrators)
      await shop.sql("update access_grant set revoked_at = '2026-01-01' where source_ref = $1", [id]);
    const dispute = shop.sandbox.control.dispute(charge as string);
    await shop.sql(
      "update payment set status = 'CHARGED_BACK', access_revoked_at = '2026-02-01' where intent_id = $1",
      [id],
    );
    if (!isAdministrators)
      await shop.sql("update access_grant set revoked_at = '2026-02-01' where source_ref = $1", [id]);
    shop.sandbox.control.decideDispute(dispute.id, 'won');
    await workOff(shop, eventsOfPayment(shop, id).slice(-1));
    expect(await tierOfPerson(shop, person)).toBe(isAdministrators ? 'FREE' : 'PRO');
    const [grant] = await shop.sql(
      'select revoked_at is null as lives from access_grant where source_ref = $1',
      [id],
    );
    expect(grant?.['lives']).toBe(!isAdministrators);
  }
});
