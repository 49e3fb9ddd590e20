import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import type Stripe from 'stripe';
import { copyOf, startShop, type Shop } from './testing/start-shop.js';

// R2
let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const typesInOrder = [
  'customer.subscription.created',
  'customer.subscription.updated',
  'invoice.paid',
  'customer.subscription.deleted',
] as const;

function permutations<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

/** What happened to the subscriptions of a customer at Stripe. */
const eventsOf = (customerId: string): readonly Stripe.Event[] =>
  shop.sandbox.control.events().filter((event) => (event.data.object as { customer?: unknown }).customer === customerId);

async function allProcessed(customerId: string, count: number): Promise<void> {
  await eventually(async () => {
    const [row] = await shop.sql(
      "select count(*)::integer as count from webhook_event where subject = $1 and status = 'DONE'",
      [customerId],
    );
    return row?.['count'] === count ? true : undefined;
  }, 20_000);
}

async function stateOf(userId: string): Promise<unknown> {
  const subscriptions = await shop.sql(
    `select status, plan_key, interval, next_plan_key, cancel_at, ended_at is not null as has_ended
     from subscription where user_id = $1`,
    [userId],
  );
  const grants = await shop.sql(
    `select plan_key, source, revoked_at is null and ends_at is null as lives from access_grant
     where user_id = $1 order by source`,
    [userId],
  );
  const [announced] = await shop.sql('select tier from announced_tier where user_id = $1', [userId]);
  return { subscriptions, grants, tier: announced?.['tier'] };
}

test('all 24 orders of created, updated, paid and deleted end in the same state, also late and twice', async () => {
  const outcomes: unknown[] = [];
  for (const order of permutations(typesInOrder)) {
    const { person, customerId } = await shop.customer();
    const subscription = await shop.subscribe(customerId);
    await shop.stripe.client.subscriptions.update(subscription.id, { description: 'changed' });
    const early = eventsOf(customerId);
    // What is about the living subscription arrives while it lives, or after it ended.
    const [first] = order;
    const firstEvent = early.find(({ type }) => type === first);
    if (firstEvent) {
      await shop.deliver([firstEvent]);
      await allProcessed(customerId, 1);
    }
    await shop.stripe.client.subscriptions.cancel(subscription.id);
    const all = eventsOf(customerId);
    const rest = order.map((type) => all.findLast((event) => event.type === type) as Stripe.Event);
    const sent = firstEvent ? [...rest.slice(1), firstEvent] : rest;
    expect(await shop.deliver(sent)).toEqual(sent.map(() => 200));
    // Twice: the same event, and the same again under another id.
    await shop.deliver([...sent, ...rest.map(copyOf)]);
    await allProcessed(customerId, 8);
    const state = (await stateOf(person.userId)) as { grants: { source: string }[] };
    outcomes.push({ ...state, grants: state.grants.filter(({ source }) => source === 'REGISTRATION') });
    const lives = state.grants.filter((grant) => 'lives' in grant && grant.lives && grant.source !== 'REGISTRATION');
    expect(lives).toEqual([]);
  }
  expect(outcomes).toHaveLength(24);
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(outcomes[0]).toMatchObject({ subscriptions: [{ status: 'CANCELED', has_ended: true }], tier: 'FREE' });
}, 60_000);
