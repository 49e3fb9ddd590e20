import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId, usageCompleted } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import {
  endSubscription,
  grantOfSubscription,
  grantThroughApi,
  registeredPerson,
} from '../../grants/testing/arrange.js';
import { closeDuePeriods } from '../../usage/sweep-usage.js';
import { balancesOf } from '../../usage/testing/ledger.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const ai = service('ai');
const settle = (field: 'commitUsage' | 'releaseUsage', reservationId: string, actor: Actor = ai) =>
  billing.execute(
    actor,
    `mutation ($input: SettleUsageInput!) { ${field}(input: $input) { reservation { state } userErrors { code } } }`,
    { input: { reservationId } },
  );
const reserve = (input: object, actor: Actor = ai) =>
  billing.execute(
    actor,
    `mutation ($input: ReserveUsageInput!) { reserveUsage(input: $input) {
      reservation { id state expiresAt } userErrors { code message path entitlement { used limit } } } }`,
    { input },
  );
/** Uses `units` of a person as ai does. */
async function use(userId: string, units: number): Promise<void> {
  const reservationId = randomUUID();
  await reserve({ reservationId, userId, key: 'ai.analyses', units });
  await settle('commitUsage', reservationId);
}

interface UsageAnswer {
  readonly spendingCapAmountCents: number;
  readonly current: readonly Record<string, unknown>[];
  readonly history: {
    nodes: Record<string, unknown>[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
}
async function usageOf(actor: Actor, userId: string, paging = 'first: 10'): Promise<UsageAnswer | null> {
  const { data, errors } = await billing.execute<{ _entities: { usage: UsageAnswer | null }[] }>(
    actor,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User { usage {
      spendingCapAmountCents
      current { key name used reserved limit limitMode overage overageAmountCents resetsAt }
      history(${paging}) { nodes { used limit startsAt } pageInfo { hasNextPage endCursor } } } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', userId) }] },
  );
  expect(errors).toEqual([]);
  return data._entities[0]?.usage ?? null;
}

describe('the ledger as services see it', () => {
  test('holds a unit, uses it, and shows both to the person', async () => {
    // SV-18
    const person = await registeredPerson(billing);
    const [first, second] = [randomUUID(), randomUUID()];
    for (const reservationId of [first, second]) {
      const { data } = await reserve({ reservationId, userId: person.userId, key: 'ai.analyses' });
      expect(data['reserveUsage']).toMatchObject({
        reservation: { id: reservationId, state: 'RESERVED' },
        userErrors: [],
      });
    }
    expect((await settle('commitUsage', first)).data['commitUsage']).toMatchObject({
      reservation: { state: 'COMMITTED' },
    });
    expect((await usageOf(person, person.userId))?.current).toMatchObject([
      {
        key: 'ai.analyses',
        name: 'AI analyses',
        used: 1,
        reserved: 1,
        limit: 20,
        limitMode: 'HARD',
        overage: 0,
      },
    ]);
    expect((await settle('releaseUsage', second)).data['releaseUsage']).toMatchObject({
      reservation: { state: 'RELEASED' },
    });
  });

  test('refuses keys that it does not count, and numbers out of range', async () => {
    const base = { reservationId: randomUUID(), userId: randomUUID() };
    for (const wrong of [
      { key: 'content.projects' },
      { key: 'nonsense' },
      { key: 'ai.analyses', units: 0 },
      { key: 'ai.analyses', units: 1_001 },
      { key: 'ai.analyses', reservationId: 'x' },
    ]) {
      const { data } = await reserve({ ...base, ...wrong });
      expect(data['reserveUsage']).toMatchObject({
        reservation: null,
        userErrors: [{ code: 'BAD_USER_INPUT' }],
      });
    }
  });

  test('is closed to people, administrators too', async () => {
    // S6
    const person = await registeredPerson(billing);
    const input = { reservationId: randomUUID(), userId: person.userId, key: 'ai.analyses' };
    for (const actor of [anonymous, person, buildAdmin()]) {
      expect((await reserve(input, actor)).code).toBe('FORBIDDEN');
      expect((await settle('commitUsage', input.reservationId, actor)).code).toBe('FORBIDDEN');
    }
  });

  test('counts work that is announced by an event once, however often that arrives', async () => {
    const { userId } = await registeredPerson(billing);
    const reservationId = randomUUID();
    await reserve({ reservationId, userId, key: 'ai.analyses' });
    for (const _time of [1, 2]) await billing.deliver(usageCompleted, { reservationId, userId });
    expect(await balancesOf(billing, userId)).toMatchObject([{ committed: 1, reserved: 0 }]);
  });
});

test('the use of a person is seen by that person and administrators alone', async () => {
  // S6
  const person = await registeredPerson(billing);
  await use(person.userId, 3);
  for (const actor of [person, buildAdmin()]) {
    expect(await usageOf(actor, person.userId)).toMatchObject({ current: [{ used: 3 }] });
  }
  for (const actor of [anonymous, buildMember()]) expect(await usageOf(actor, person.userId)).toBeNull();
});

test('an entitlement says how much is used, what happens at the limit and when it starts again', async () => {
  const person = await registeredPerson(billing);
  await use(person.userId, 20);
  const { data } = await billing.execute<{ _entities: { entitlement: object }[] }>(
    person,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User { entitlement(key: "ai.analyses") {
      allowed reason used limit limitMode resetsAt cheapestPlanThatAllows { key } } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', person.userId) }] },
  );
  const now = new Date();
  expect(data._entities[0]?.entitlement).toEqual({
    allowed: false,
    reason: expect.stringMatching(/^AI analyses: all 20 of your Free plan are in use; they start again on /),
    used: 20,
    limit: 20,
    limitMode: 'HARD',
    resetsAt: new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1)).toISOString(),
    cheapestPlanThatAllows: { key: 'PRO' },
  });
});

describe('the spending cap', () => {
  const setCap = (actor: Actor, amountCents: number) =>
    billing.execute(
      actor,
      `mutation ($input: SetSpendingCapInput!) { setSpendingCap(input: $input) {
        spendingCapAmountCents userErrors { code path } } }`,
      { input: { amountCents } },
    );

  test('is 0 until the person sets it, and then charges by the unit', async () => {
    // SV-22
    const person = await registeredPerson(billing);
    await grantOfSubscription(billing, person.userId, 'PRO');
    expect(await usageOf(person, person.userId)).toMatchObject({ spendingCapAmountCents: 0 });
    await use(person.userId, 300);
    await use(person.userId, 1);
    expect((await setCap(person, 100)).data['setSpendingCap']).toEqual({
      spendingCapAmountCents: 100,
      userErrors: [],
    });
    await use(person.userId, 2);
    expect(await usageOf(person, person.userId)).toMatchObject({
      spendingCapAmountCents: 100,
      current: [{ used: 302, overage: 2, overageAmountCents: 10, limitMode: 'SOFT_METERED' }],
    });
  });

  test('needs a subscription, outlives it without effect, and can always be switched off', async () => {
    // SV-22
    const person = await registeredPerson(billing);
    await grantThroughApi(billing, person.userId, 'PRO');
    const refused = { userErrors: [{ code: 'CONFLICT', path: ['input', 'amountCents'] }] };
    expect((await setCap(person, 1)).data['setSpendingCap']).toMatchObject(refused);
    await grantOfSubscription(billing, person.userId, 'PRO');
    expect((await setCap(person, 100)).data['setSpendingCap']).toMatchObject({ userErrors: [] });
    await endSubscription(billing, person.userId);
    expect(await usageOf(person, person.userId)).toMatchObject({
      spendingCapAmountCents: 100,
      current: [{ limit: 300, limitMode: 'HARD' }],
    });
    expect((await setCap(person, 200)).data['setSpendingCap']).toMatchObject(refused);
    expect((await setCap(person, 0)).data['setSpendingCap']).toMatchObject({ userErrors: [] });
  });

  test('has bounds, and is for members', async () => {
    const person = await registeredPerson(billing);
    await grantOfSubscription(billing, person.userId, 'PRO');
    for (const amountCents of [-1, 1_000_001]) {
      expect((await setCap(person, amountCents)).data['setSpendingCap']).toMatchObject({
        spendingCapAmountCents: null,
        userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'amountCents'] }],
      });
    }
    expect((await setCap(person, 1_000_000)).data['setSpendingCap']).toMatchObject({ userErrors: [] });
    expect((await setCap(anonymous, 1)).code).toBe('UNAUTHENTICATED');
  });
});

test('a month that is over is history, and the next one starts with nothing used', async () => {
  // SV-20
  const person = await registeredPerson(billing);
  for (const monthsAgo of [3, 2, 1]) {
    await use(person.userId, monthsAgo);
    await billing.as(service('test')).transaction((tx) =>
      tx.sql(
        `update usage_period set starts_at = starts_at - make_interval(months => $2), ends_at = ends_at - make_interval(months => $2)
         where user_id = $1 and closed_at is null`,
        [person.userId, monthsAgo],
      ),
    );
  }
  await closeDuePeriods(billing.as(ai));
  const usage = await usageOf(person, person.userId, 'first: 2');
  expect(usage?.current).toMatchObject([{ used: 0, reserved: 0, limit: 20 }]);
  expect(usage?.history.nodes).toMatchObject([
    { used: 1, limit: 20 },
    { used: 2, limit: 20 },
  ]);
  expect(usage?.history.pageInfo.hasNextPage).toBe(true);
  const rest = await usageOf(
    person,
    person.userId,
    `first: 2, after: "${usage?.history.pageInfo.endCursor}"`,
  );
  expect(rest?.history).toMatchObject({ nodes: [{ used: 3 }], pageInfo: { hasNextPage: false } });
});

describe('entitlementsUpdated', () => {
  const watch = (actor: Actor) =>
    billing.subscribe(
      actor,
      'subscription { entitlementsUpdated { entitlement(key: "ai.analyses") { used limit } } }',
    );

  test('pushes a new plan and each use to the person they belong to', async () => {
    const [person, other] = [await registeredPerson(billing), await registeredPerson(billing)];
    const changes = await watch(person);
    const first = changes.next();
    await use(other.userId, 5);
    await grantThroughApi(billing, person.userId, 'PRO');
    expect((await first).value.data.entitlementsUpdated.entitlement).toEqual({ used: 0, limit: 300 });
    const second = changes.next();
    await use(person.userId, 2);
    expect((await second).value.data.entitlementsUpdated.entitlement).toEqual({ used: 2, limit: 300 });
    await changes.return(undefined);
  });

  test('is for members', async () => {
    await expect(watch(anonymous)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
    await expect(watch(ai)).rejects.toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } });
  });
});
