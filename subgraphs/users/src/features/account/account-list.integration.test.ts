import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
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
import { storeTestPerson } from '../../testing/stored-person.js';
import { testSettings } from '../../testing/test-settings.js';
import { runSql } from './testing/stored-rows.js';

// PS-17: administrators find the people of the platform

interface Answer {
  users: {
    nodes: { id: string; username: string; email: string | null }[];
    edges: { cursor: string; node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
  };
}

let users: TestSubgraph<UsersServices>;
const people: { accountId: string; email: string; username: string }[] = [];
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings());
  for (let count = 0; count < 5; count += 1) people.push(await storeTestPerson(users));
});
afterAll(() => users.stop());

const query = `query ($first: Int!, $after: String, $search: String) {
  users(first: $first, after: $after, search: $search) {
    nodes { id username email }
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`;
const ask = (variables: Record<string, unknown>, actor: Actor = buildAdmin()) =>
  users.execute<Answer>(actor, query, { first: 100, ...variables });
const namesOf = ({ data }: { data: Answer }): string[] => data.users.nodes.map(({ username }) => username);
const person = (index: number) => people[index] ?? { accountId: '', email: '', username: '' };

test('an administrator pages through everybody, newest first, without a gap when somebody registers meanwhile', async () => {
  const newestFirst = people.map(({ username }) => username).toReversed();
  const first = await ask({ first: 2 });
  expect(first.data.users.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  people.push(await storeTestPerson(users));
  const second = await ask({ first: 2, after: first.data.users.pageInfo.endCursor });
  const third = await ask({ first: 2, after: second.data.users.pageInfo.endCursor });
  expect([first, second, third].flatMap(namesOf)).toEqual(newestFirst);
  expect(third.data.users.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  expect(first.data.users.edges.map(({ node }) => node.id)).toEqual(
    first.data.users.nodes.map(({ id }) => id),
  );
});

describe('a search', () => {
  test('finds whose e-mail address, username or name begins so, in any letter case', async () => {
    const { accountId, email, username } = person(1);
    await runSql(users, 'update account set display_name = $2 where id = $1', [accountId, 'Élodie Ång']);
    for (const search of [email.toUpperCase(), ` ${username.slice(0, 9)} `, 'éLODIE å', 'Élodie']) {
      expect(namesOf(await ask({ search }))).toEqual([username]);
    }
    expect(namesOf(await ask({ search: 'lodie' }))).toEqual([]);
    expect(namesOf(await ask({ search: '  ' }))).toHaveLength(people.length);
  });

  test('pages as the whole list does', async () => {
    const all = namesOf(await ask({ search: 'p' }));
    const first = await ask({ search: 'p', first: 4 });
    const rest = await ask({ search: 'p', first: 4, after: first.data.users.pageInfo.endCursor });
    expect([...namesOf(first), ...namesOf(rest)]).toEqual(all);
  });

  test.each(['%', '_', '\\', 'p%', `${'p'.repeat(3)}_`])('takes %s as it is written', async (search) => {
    expect(namesOf(await ask({ search }))).toEqual([]);
    await runSql(users, 'update account set display_name = $2 where id = $1', [
      person(2).accountId,
      `${search}x`,
    ]);
    expect(namesOf(await ask({ search }))).toEqual([person(2).username]);
  });

  test('of 254 characters is allowed, and of one more is refused', async () => {
    expect((await ask({ search: 'x'.repeat(254) })).errors).toEqual([]);
    expect((await ask({ search: 'x'.repeat(255) })).code).toBe('BAD_USER_INPUT');
  });
});

test.each(['nonsense', Buffer.from('["x"]').toString('base64url')])(
  'the cursor %s is refused',
  async (after) => {
    expect((await ask({ after })).code).toBe('BAD_USER_INPUT');
  },
);

// GX-6
test('100 people with their addresses are two statements', async () => {
  const statements = await recordStatements(() => ask({ first: 100 }));
  expect(statements.filter((sql) => /\bfrom\b/i.test(sql))).toHaveLength(2);
});

// S6
test('nobody else goes through the people', async () => {
  expect((await ask({}, anonymous)).code).toBe('UNAUTHENTICATED');
  for (const actor of [buildMember({ userId: person(0).accountId }), service('gateway')]) {
    expect((await ask({}, actor)).code).toBe('FORBIDDEN');
  }
});

test('an entry of the list is the person that others refer to', async () => {
  const { data } = await ask({ search: person(0).email });
  expect(data.users.nodes).toEqual([
    { id: toGlobalId('User', person(0).accountId), username: person(0).username, email: person(0).email },
  ]);
});
