import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, recordStatements, type TestSubgraph } from '@gatefold/runtime/testing';
import { startBilling } from '../../testing/start-billing.js';
import { grantThroughApi, letGrantsEnd, register, registeredPerson } from '../../grants/testing/arrange.js';

let billing: TestSubgraph<unknown>;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

interface EntitlementAnswer {
  readonly key: string;
  readonly limit: number | null;
  readonly sources: readonly unknown[];
}
interface UserAnswer {
  readonly entitlements: readonly EntitlementAnswer[] | null;
  readonly entitlement: EntitlementAnswer | null;
}

const ask = async (actor: Actor, userIds: readonly string[], key = 'content.projects') => {
  const { data, errors } = await billing.execute<{ _entities: (UserAnswer | null)[] }>(
    actor,
    `query ($keys: [_Any!]!, $key: String!) {
      _entities(representations: $keys) {
        ... on User {
          entitlements { key limit sources { planKey } }
          entitlement(key: $key) {
            key name allowed reason limit sources { planKey source endsAt } cheapestPlanThatAllows { key }
          }
        }
      }
    }`,
    { key, keys: userIds.map((userId) => ({ __typename: 'User', id: toGlobalId('User', userId) })) },
  );
  expect(errors).toEqual([]);
  return data._entities;
};

test('an entitlement explains itself to its person and to administrators', async () => {
  const person = await registeredPerson(billing);
  await grantThroughApi(billing, person.userId, 'PRO', { endsAt: '2099-12-24T00:00:00.000Z' });
  for (const actor of [person, buildAdmin()]) {
    const [user] = await ask(actor, [person.userId]);
    expect(user?.entitlement).toEqual({
      key: 'content.projects',
      name: 'Projects',
      allowed: true,
      reason: 'Projects: up to 200 with your Pro plan until 24 December 2099.',
      limit: 200,
      sources: [{ planKey: 'PRO', source: 'ADMIN', endsAt: '2099-12-24T00:00:00.000Z' }],
      cheapestPlanThatAllows: { key: 'FREE' },
    });
    expect(user?.entitlements).toMatchObject([
      { key: 'content.projects' },
      { key: 'portfolio.branding_removal' },
      { key: 'ai.analyses' },
    ]);
  }
});

test('is null for everybody else, whether the person exists or not', async () => {
  // S6
  const person = await registeredPerson(billing);
  const unknown = buildMember();
  for (const actor of [anonymous, buildMember(), service('gateway')]) {
    const [known, missing] = await ask(actor, [person.userId, unknown.userId]);
    expect(known).toEqual({ entitlements: null, entitlement: null });
    expect(missing).toEqual(known);
  }
});

test('a person whose registration has not arrived counts as free', async () => {
  const person = buildMember();
  const [user] = await ask(person, [person.userId]);
  expect(user?.entitlement).toMatchObject({ allowed: true, limit: 20, sources: [] });
});

test('an unknown key is null', async () => {
  const person = await registeredPerson(billing);
  for (const key of ['no.such.key', '', 'constructor', '__proto__']) {
    const [user] = await ask(person, [person.userId], key);
    expect(user?.entitlement).toBeNull();
  }
});

test('a grant that ended no longer counts, before any job has looked', async () => {
  // BP-10
  const person = await registeredPerson(billing);
  await grantThroughApi(billing, person.userId, 'PREMIUM', { endsAt: '2099-01-01T00:00:00Z' });
  expect((await ask(person, [person.userId]))[0]?.entitlement?.limit).toBe(2000);
  await letGrantsEnd(billing, person.userId);
  expect((await ask(person, [person.userId]))[0]?.entitlement?.limit).toBe(20);
});

test('the entitlements of 100 people cost as many statements as those of one', async () => {
  // GX-6, R13
  const people = Array.from({ length: 100 }, () => buildMember().userId);
  for (const userId of people) await register(billing, userId);
  const admin = buildAdmin();
  const one = await recordStatements(() => ask(admin, people.slice(0, 1)));
  const many = await recordStatements(async () => {
    const users = await ask(admin, people);
    expect(users).toHaveLength(100);
    for (const user of users) expect(user?.entitlement?.sources).toHaveLength(1);
  });
  expect(many.filter((statement) => /access_grant/.test(statement))).toHaveLength(1);
  expect(many).toHaveLength(one.length);
});
