import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, type TestSubgraph } from '@gatefold/runtime/testing';
import { startBilling } from '../../testing/start-billing.js';
import { grantThroughApi, registeredPerson, type GrantAnswer } from '../../grants/testing/arrange.js';

let billing: TestSubgraph<unknown>;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const grantPlan = (actor: Actor, input: Record<string, unknown>) =>
  billing.execute<GrantAnswer>(
    actor,
    `mutation ($input: GrantPlanInput!) {
      grantPlan(input: $input) { grant { id planKey source reason endsAt revokedAt } userErrors { code message path } }
    }`,
    { input: { planKey: 'PRO', reason: 'Won the contest', ...input } },
  );

const revokeGrant = (actor: Actor, grantId: string) =>
  billing.execute(
    actor,
    `mutation ($input: RevokeGrantInput!) {
      revokeGrant(input: $input) { grant { id revokedAt } userErrors { code path } }
    }`,
    { input: { grantId } },
  );

const grantEntity = (actor: Actor, id: string) =>
  billing.execute(
    actor,
    `query ($keys: [_Any!]!) {
      _entities(representations: $keys) { ... on Grant { id planKey user { id } } }
    }`,
    { keys: [{ __typename: 'Grant', id }] },
  );

const refused = [
  { who: 'nobody', actor: anonymous, code: 'UNAUTHENTICATED' },
  { who: 'a member', actor: buildMember(), code: 'FORBIDDEN' },
  { who: 'a part of the platform', actor: service('gateway'), code: 'FORBIDDEN' },
];

describe('grantPlan', () => {
  test('puts a person on a plan until the end that was asked for', async () => {
    const person = await registeredPerson(billing);
    const { data, errors } = await grantPlan(buildAdmin(), {
      userId: toGlobalId('User', person.userId),
      endsAt: '2099-01-01T00:00:00.000Z',
    });
    expect(errors).toEqual([]);
    expect(data.grantPlan).toMatchObject({
      grant: {
        planKey: 'PRO',
        source: 'ADMIN',
        reason: 'Won the contest',
        endsAt: '2099-01-01T00:00:00.000Z',
        revokedAt: null,
      },
      userErrors: [],
    });
  });

  test.each([
    { field: 'reason', value: '' },
    { field: 'reason', value: '   ' },
    { field: 'reason', value: 'a\u0000b' },
    { field: 'reason', value: 'x'.repeat(501) },
    { field: 'endsAt', value: '2020-01-01T00:00:00Z' },
    { field: 'userId', value: 'x'.repeat(201) },
  ])('names $field as what is out of range', async ({ field, value }) => {
    const person = await registeredPerson(billing);
    const { data } = await grantPlan(buildAdmin(), {
      userId: toGlobalId('User', person.userId),
      [field]: value,
    });
    expect(data.grantPlan).toMatchObject({
      grant: null,
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', field] }],
    });
  });

  test.each([
    'nonsense',
    toGlobalId('Project', buildMember().userId),
    toGlobalId('User', buildMember().userId),
  ])('finds nobody under %s', async (userId) => {
    const { data } = await grantPlan(buildAdmin(), { userId });
    expect(data.grantPlan.userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'userId'] }]);
  });

  test.each(refused)('is refused to $who', async ({ actor, code }) => {
    const person = await registeredPerson(billing);
    const answer = await grantPlan(actor, { userId: toGlobalId('User', person.userId) });
    expect(answer.code).toBe(code);
  });
});

describe('revokeGrant', () => {
  test('takes a grant back, and doing so twice changes nothing', async () => {
    const person = await registeredPerson(billing);
    const grantId = await grantThroughApi(billing, person.userId, 'PRO');
    const first = await revokeGrant(buildAdmin(), grantId);
    expect(first.data).toMatchObject({ revokeGrant: { grant: { id: grantId }, userErrors: [] } });
    expect(first.data).not.toMatchObject({ revokeGrant: { grant: { revokedAt: null } } });
    expect((await revokeGrant(buildAdmin(), grantId)).data).toEqual(first.data);
  });

  test.each(['nonsense', toGlobalId('Grant', buildMember().userId)])(
    'finds no grant under %s',
    async (id) => {
      expect((await revokeGrant(buildAdmin(), id)).data).toEqual({
        revokeGrant: { grant: null, userErrors: [{ code: 'NOT_FOUND', path: ['input', 'grantId'] }] },
      });
    },
  );

  test('names grantId as what is out of range', async () => {
    expect((await revokeGrant(buildAdmin(), 'x'.repeat(201))).data).toEqual({
      revokeGrant: { grant: null, userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'grantId'] }] },
    });
  });

  test.each(refused)('is refused to $who', async ({ actor, code }) => {
    const person = await registeredPerson(billing);
    const grantId = await grantThroughApi(billing, person.userId, 'PRO');
    expect((await revokeGrant(actor, grantId)).code).toBe(code);
  });
});

describe('a grant', () => {
  test('is seen by its person and administrators, and is null for everybody else', async () => {
    // S6
    const person = await registeredPerson(billing);
    const id = await grantThroughApi(billing, person.userId, 'PREMIUM');
    const seen = { _entities: [{ id, planKey: 'PREMIUM', user: { id: toGlobalId('User', person.userId) } }] };
    for (const actor of [person, buildAdmin()]) expect((await grantEntity(actor, id)).data).toEqual(seen);
    for (const actor of [anonymous, buildMember(), service('gateway')]) {
      expect(await grantEntity(actor, id)).toEqual(
        await grantEntity(actor, toGlobalId('Grant', person.userId)),
      );
    }
  });

  test('is listed newest first for its person and administrators, and for nobody else', async () => {
    // S6
    const person = await registeredPerson(billing);
    await grantThroughApi(billing, person.userId, 'PRO');
    const ask = async (actor: Actor) => {
      const { data } = await billing.execute(
        actor,
        'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User { grants { planKey } } } }',
        { keys: [{ __typename: 'User', id: toGlobalId('User', person.userId) }] },
      );
      return data;
    };
    const seen = { _entities: [{ grants: [{ planKey: 'PRO' }, { planKey: 'FREE' }] }] };
    for (const actor of [person, buildAdmin()]) expect(await ask(actor)).toEqual(seen);
    for (const actor of [anonymous, buildMember(), service('gateway')]) {
      expect(await ask(actor)).toEqual({ _entities: [{ grants: null }] });
    }
  });
});
