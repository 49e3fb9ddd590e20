import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { purchaserIdentified, toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, type GraphqlAnswer } from '@gatefold/runtime/testing';
import { announcementsOf, grantThroughApi, registeredPerson } from '../../grants/testing/arrange.js';
import { signed, tagMangoEvent, type EventParts } from '../../tagmango/testing/tagmango-event.js';
import { purchaseIdOf } from '../../tagmango/tagmango-transaction.repository.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';
import type { WebhookProvider } from '../../webhooks/provider.js';

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const sql = (text: string, parameters: readonly unknown[] = []) =>
  billing.as(service('test')).transaction((tx) => tx.sql(text, [...parameters]));

/** Hands an event to the provider as the worker does; resolves to its outcome. */
async function handle(parts: EventParts): Promise<string> {
  const provider = billing.platform.services.webhookProviders.get('tagmango') as WebhookProvider;
  const { body, headers } = signed(tagMangoEvent(parts));
  const verified = provider.verify({ rawBody: body, headers }, new Date());
  if (!verified.ok) throw new Error(verified.reason);
  const webhook = { ...verified.facts, id: randomUUID(), rawBody: body };
  const result = await billing.as(service('billing')).transaction((tx) => provider.handle(tx, webhook));
  return result.outcome;
}

interface Person {
  readonly grants:
    { planKey: string; source: string; revokedAt: string | null; endsAt: string | null }[] | null;
  readonly purchases:
    { status: string; refundedCents: number; amountCents: number; currency: string }[] | null;
  readonly courseAccess: { courseKey: string; endsAt: string | null }[] | null;
}

async function read(userId: string, actor: Actor = buildAdmin()): Promise<Person> {
  const answer: GraphqlAnswer<{ _entities: Person[] }> = await billing.execute(
    actor,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User {
      grants { planKey source revokedAt endsAt }
      purchases { status refundedCents amountCents currency courseName transactionId purchasedAt endsAt }
      courseAccess { courseKey courseName source startsAt endsAt } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', userId) }] },
  );
  return answer.data._entities[0] as Person;
}

const tierOf = async (userId: string) => (await announcementsOf(billing, userId)).at(-1)?.tier;
const identify = (transactionId: string, userId: string) =>
  billing.deliver(purchaserIdentified, { purchaseId: purchaseIdOf(transactionId), userId });

function permutations<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}

describe('a purchase', () => {
  test('gives the tier and the course as soon as its person is known, and is announced once', async () => {
    // BP-5, BP-7, BP-8
    const person = await registeredPerson(billing);
    const transactionId = randomUUID();
    await handle({ transactionId, tier: 'premium', email: 'Mira@Example.com' });
    expect(await read(person.userId)).toMatchObject({ purchases: [], courseAccess: [] });
    await identify(transactionId, person.userId);
    expect(await read(person.userId)).toMatchObject({
      grants: [
        { planKey: 'PREMIUM', source: 'TAGMANGO', revokedAt: null, endsAt: null },
        { planKey: 'FREE' },
      ],
      purchases: [{ status: 'PAID', amountCents: 49_900, refundedCents: 0, currency: 'INR' }],
      courseAccess: [{ courseKey: 'course-1', endsAt: null }],
    });
    expect(await tierOf(person.userId)).toBe('PREMIUM');
    const recorded = await sql(
      "select payload from outbox where name = 'billing.purchase.recorded@1' and subject = $1",
      [purchaseIdOf(transactionId)],
    );
    expect(recorded).toMatchObject([
      { payload: { email: 'mira@example.com', tier: 'PREMIUM', source: 'TAGMANGO' } },
    ]);
  });

  test.each([
    ['paid', 'PRO'],
    ['premium', 'PREMIUM'],
    ['PAID', 'PRO'],
    ['free', 'FREE'],
    [null, 'FREE'],
  ])('of the tier %s gives %s', async (tier, expected) => {
    const person = await registeredPerson(billing);
    const transactionId = randomUUID();
    await handle({ transactionId, tier });
    await identify(transactionId, person.userId);
    expect(await tierOf(person.userId)).toBe(expected);
    expect((await read(person.userId)).courseAccess).toHaveLength(1);
  });

  test('that is refunded in full gives nothing, in every order of events, also when each comes twice', async () => {
    // R2, BP-7, journey 5
    const steps = ['purchase', 'identified', 'refund', 'purchase again'] as const;
    for (const order of permutations(steps)) {
      const person = buildMember();
      const transactionId = randomUUID();
      const waiting: string[] = [...order, 'refund again'];
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        if (step === 'identified') {
          await identify(transactionId, person.userId).catch(() => waiting.push('identified'));
        } else if (step.startsWith('refund')) await handle({ transactionId, event: 'purchase.refunded' });
        else await handle({ transactionId });
      }
      expect({ order, ...(await read(person.userId)) }).toMatchObject({
        order,
        purchases: [{ status: 'REFUNDED', amountCents: 49_900, refundedCents: 49_900 }],
        courseAccess: [],
      });
      expect((await read(person.userId)).grants?.every(({ revokedAt }) => revokedAt)).toBe(true);
      expect((await tierOf(person.userId)) ?? 'FREE').toBe('FREE');
    }
  });

  test('keeps what it gives after a partial refund, which is flagged, until the rest follows', async () => {
    const person = await registeredPerson(billing);
    const transactionId = randomUUID();
    await handle({ transactionId });
    await identify(transactionId, person.userId);
    await handle({ transactionId, event: 'purchase.refunded', amount: 49_899, at: '2026-03-02T10:00:00Z' });
    expect(await read(person.userId)).toMatchObject({
      purchases: [{ status: 'PARTIALLY_REFUNDED', refundedCents: 49_899 }],
      courseAccess: [{ courseKey: 'course-1' }],
    });
    expect(await tierOf(person.userId)).toBe('PRO');
    await handle({ transactionId, event: 'purchase.refunded', amount: 1, at: '2026-03-03T10:00:00Z' });
    expect(await read(person.userId)).toMatchObject({
      purchases: [{ status: 'REFUNDED' }],
      courseAccess: [],
    });
    expect(await tierOf(person.userId)).toBe('FREE');
  });

  test('that is cancelled gives what was bought until its period is over, in every order of events', async () => {
    const bought = new Date(Date.now() - 40 * 86_400_000);
    const cancelled = new Date(Date.now() - 86_400_000);
    const steps = ['purchase', 'identified', 'cancellation'] as const;
    const ends = new Set<string | null | undefined>();
    for (const order of permutations(steps)) {
      const person = buildMember();
      const transactionId = randomUUID();
      const waiting = [...order];
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        if (step === 'identified') {
          await identify(transactionId, person.userId).catch(() => waiting.push('identified'));
        } else if (step === 'purchase') await handle({ transactionId, at: bought.toISOString() });
        else await handle({ transactionId, event: 'purchase.cancelled', at: cancelled.toISOString() });
      }
      const state = await read(person.userId);
      expect(state).toMatchObject({ purchases: [{ status: 'CANCELLED' }], grants: [{ revokedAt: null }] });
      ends.add(state.grants?.[0]?.endsAt).add(state.courseAccess?.[0]?.endsAt);
    }
    expect(ends.size).toBe(1);
    const [end] = ends;
    expect(new Date(end as string).getTime()).toBeGreaterThan(Date.now());
  });

  test('that is refunded leaves grants of other sources alone', async () => {
    // journey 5
    const person = await registeredPerson(billing);
    await grantThroughApi(billing, person.userId, 'PRO');
    const transactionId = randomUUID();
    await handle({ transactionId, tier: 'premium' });
    await identify(transactionId, person.userId);
    expect(await tierOf(person.userId)).toBe('PREMIUM');
    await handle({ transactionId, event: 'purchase.refunded' });
    expect(await tierOf(person.userId)).toBe('PRO');
  });

  test('stays with the person who was identified first', async () => {
    const [person, stranger] = [await registeredPerson(billing), await registeredPerson(billing)];
    const transactionId = randomUUID();
    await handle({ transactionId });
    await identify(transactionId, person.userId);
    await identify(transactionId, stranger.userId);
    expect((await read(stranger.userId)).purchases).toEqual([]);
    expect(await tierOf(stranger.userId)).toBe('FREE');
  });

  test('and the courses are seen by the buyer and administrators alone', async () => {
    // S6
    const person = await registeredPerson(billing);
    const transactionId = randomUUID();
    await handle({ transactionId });
    await identify(transactionId, person.userId);
    for (const actor of [person, buildAdmin()]) {
      expect(await read(person.userId, actor)).toMatchObject({ purchases: [{}], courseAccess: [{}] });
    }
    for (const actor of [anonymous, buildMember(), service('gateway')]) {
      expect(await read(person.userId, actor)).toMatchObject({ purchases: null, courseAccess: null });
    }
  });
});
