import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { tierChanged, toGlobalId, type Tier } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import {
  buildAdmin,
  buildMember,
  recordStatements,
  startTestSubgraph,
  type TestSubgraph,
} from '@gatefold/runtime/testing';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { testSettings } from '../../testing/test-settings.js';
import { logIn, registerMember } from './testing/person.factory.js';
import { runSql } from './testing/stored-rows.js';

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings());
});
afterAll(() => users.stop());

test('me is the signed-in person, and nobody without a session', async () => {
  const { actor, registration } = await registerMember(users);
  const query = '{ me { id username displayName tier } }';
  expect((await users.execute(actor, query)).data).toEqual({
    me: {
      id: toGlobalId('User', actor.userId),
      username: registration.username,
      displayName: registration.displayName,
      tier: 'FREE',
    },
  });
  for (const nobody of [anonymous, service('gateway'), buildMember()]) {
    expect(await users.execute(nobody, query)).toMatchObject({ errors: [], data: { me: null } });
  }
});

// PF-14
test('a person is found by username in any letter case, and a missing one is null', async () => {
  const { registration } = await registerMember(users);
  const query = 'query ($name: String!) { user(username: $name) { username } }';
  const name = ` ${registration.username.toUpperCase()}`;
  expect((await users.execute(anonymous, query, { name })).data).toEqual({
    user: { username: registration.username },
  });
  expect((await users.execute(anonymous, query, { name: 'nobody-at-all' })).data).toEqual({ user: null });
});

// S6
test('e-mail address and roles are for the person and administrators, through every way to a person', async () => {
  const { actor, registration } = await registerMember(users);
  const other = (await registerMember(users)).actor;
  const id = toGlobalId('User', actor.userId);
  const query = `query ($name: String!, $keys: [_Any!]!) {
    user(username: $name) { email roles }
    _entities(representations: $keys) { ... on User { email roles } }
  }`;
  const see = async (viewer: Actor) => {
    const keys = [
      { __typename: 'User', id },
      { __typename: 'User', username: registration.username },
    ];
    const answer = await users.execute<{ user: object; _entities: object[] }>(viewer, query, {
      name: registration.username,
      keys,
    });
    expect(answer.errors).toEqual([]);
    return [answer.data.user, ...answer.data._entities];
  };
  const shown = { email: registration.email, roles: ['MEMBER'] };
  const hidden = { email: null, roles: null };
  expect(await see(actor)).toEqual([shown, shown, shown]);
  expect(await see(buildAdmin())).toEqual([shown, shown, shown]);
  expect(await see(other)).toEqual([hidden, hidden, hidden]);
  expect(await see(anonymous)).toEqual([hidden, hidden, hidden]);
  expect(await see(service('content'))).toEqual([hidden, hidden, hidden]);
});

// GX-6
test('100 people by key are one statement, with or without hidden fields', async () => {
  const template = (await registerMember(users)).actor.userId;
  const ids = await copies(template, 100);
  const keys = ids.map((id) => ({ __typename: 'User', id: toGlobalId('User', id) }));
  const query = `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User { username email } } }`;
  const statements = await recordStatements(async () => {
    const answer = await users.execute<{ _entities: { username: string }[] }>(anonymous, query, { keys });
    expect(new Set(answer.data._entities.map((user) => user.username)).size).toBe(100);
  });
  expect(statements.filter((sql) => /\bfrom\b/i.test(sql))).toHaveLength(1);
  const asAdmin = await recordStatements(() => users.execute(buildAdmin(), query, { keys }));
  expect(asAdmin.filter((sql) => /\bfrom\b/i.test(sql))).toHaveLength(2);
});

test('keys of nobody and of other types resolve to null', async () => {
  const { actor } = await registerMember(users);
  const query = 'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User { username } } }';
  const keys = [
    { __typename: 'User', id: toGlobalId('User', buildMember().userId) },
    { __typename: 'User', id: toGlobalId('Project', actor.userId) },
    { __typename: 'User', id: actor.userId },
    { __typename: 'User', username: 'nobody-at-all' },
  ];
  const answer = await users.execute(anonymous, query, { keys });
  expect(answer).toMatchObject({ errors: [], data: { _entities: [null, null, null, null] } });
});

// S7, PS-13
test.each(['credential', 'session', 'refresh_token', 'login_attempt', 'signing_key', 'personal_data'])(
  'no transaction of a stranger reads a row of %s',
  async (table) => {
    const { registration } = await registerMember(users);
    await logIn(users, registration.email, 'a wrong password');
    expect(await runSql(users, `select 1 from ${table}`)).not.toEqual([]);
    for (const actor of [anonymous, buildMember()]) {
      expect(await users.as(actor).read((tx) => tx.sql(`select 1 from ${table}`))).toEqual([]);
    }
  },
);

// S7
test.each(['credential', 'session', 'refresh_token', 'login_attempt', 'signing_key'])(
  'not even the person or an administrator reads a row of %s',
  async (table) => {
    const { actor } = await registerMember(users);
    for (const viewer of [actor, buildAdmin()]) {
      expect(await users.as(viewer).read((tx) => tx.sql(`select 1 from ${table}`))).toEqual([]);
    }
  },
);

// S7
test('the database lets nobody change another person or give themselves a role', async () => {
  const [{ actor }, foreign] = [await registerMember(users), (await registerMember(users)).actor];
  const tryAs = (who: Actor, sql: string) =>
    users.as(who).transaction((tx) => tx.sql(`${sql} returning 1`, [foreign.userId]));
  for (const who of [actor, anonymous]) {
    expect(await tryAs(who, "update account set display_name = 'x' where id = $1")).toEqual([]);
    expect(await tryAs(who, 'delete from account where id = $1')).toEqual([]);
  }
  expect(await tryAs(foreign, "update personal_data set roles = '{ADMIN}' where account_id = $1")).toEqual(
    [],
  );
});

// BP-3, BP-10
test('the tier follows billing whatever the order and number of deliveries', async () => {
  const { actor } = await registerMember(users);
  const deliver = async (tier: Tier, sequence: number): Promise<unknown> => {
    await users.deliver(tierChanged, { userId: actor.userId, tier, previousTier: null, sequence });
    return tierOf(actor.userId);
  };
  expect(await deliver('PRO', 0)).toBe('PRO');
  expect(await deliver('PREMIUM', 5_000_000_000)).toBe('PREMIUM');
  expect(await deliver('FREE', 3)).toBe('PREMIUM');
  expect(await deliver('PREMIUM', 5_000_000_000)).toBe('PREMIUM');
  expect(await deliver('FREE', 5_000_000_001)).toBe('FREE');
});

test('a tier of somebody without an account changes nothing', async () => {
  await users.deliver(tierChanged, {
    userId: buildMember().userId,
    tier: 'PRO',
    previousTier: null,
    sequence: 1,
  });
  expect(await runSql(users, "select 1 from account where tier = 'PRO'")).toEqual([]);
});

async function tierOf(userId: string): Promise<unknown> {
  const [row] = await runSql(users, 'select tier from account where id = $1', [userId]);
  return row?.['tier'];
}

async function copies(accountId: string, count: number): Promise<string[]> {
  const rows = await runSql(
    users,
    `insert into account (id, username, display_name, tier, tier_sequence, created_at)
     select gen_random_uuid(), 'copy-' || n, display_name, tier, tier_sequence, created_at
     from account, generate_series(1, $2::integer) n where id = $1 returning id`,
    [accountId, count],
  );
  return rows.map((row) => row['id'] as string);
}
