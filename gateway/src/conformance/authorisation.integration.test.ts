import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import type { JWTPayload } from 'jose';
import { entitiesOf, subgraph } from '../testing/conformance.js';
import { KeyServer } from '../testing/key-server.js';
import { PlainFederation } from '../testing/plain-federation.js';
import { connectClient, SocketOperation } from '../testing/socket-client.js';

jest.setTimeout(30_000);

const people = [
  { id: '1', name: 'Ada', mail: 'ada@x', salary: 5, mood: 'GLAD', born: '1815', rank: 3 },
  { id: '2', name: 'Bob', mail: 'bob@x', salary: 6, mood: 'SAD', born: '1990', rank: 4 },
];
const things = [
  { __typename: 'Note', id: 'n', text: 'open' },
  { __typename: 'Secret', id: 's', text: 'closed', code: 7 },
];

let federation: PlainFederation;
let keys: KeyServer;
beforeAll(async () => {
  keys = await KeyServer.start();
  federation = await PlainFederation.start(
    [
      subgraph(
        'people',
        `type Query { people: [Person!]! me: Person vault: Vault closed: String @authenticated must: String! @authenticated things: [Thing!]! anything: [Any!]! }
        type Mutation { rename(name: String!): Person @requiresScopes(scopes: [["write"]]) }
        type Subscription { moved: Person told: Person @authenticated }
        scalar Date @authenticated
        enum Mood @requiresScopes(scopes: [["mood"]]) { GLAD SAD }
        type Person @key(fields: "id") { id: ID! name: String! born: Date mood: Mood
          mail: String @authenticated
          salary: Int @requiresScopes(scopes: [["hr", "read"], ["boss"]])
          notes(first: Int): String @policy(policies: [["auditor"]]) }
        type Vault @authenticated { gold: Int }
        interface Thing { id: ID! text: String }
        type Note implements Thing { id: ID! text: String }
        type Secret implements Thing @authenticated { id: ID! text: String code: Int }
        union Any = Note | Secret`,
        {
          Query: {
            people: () => people,
            me: () => people[0],
            vault: () => ({ gold: 1 }),
            closed: () => 'c',
            must: () => 'm',
            things: () => things,
            anything: () => things,
          },
          Mutation: { rename: (_: unknown, { name }: { name: string }) => ({ ...people[0], name }) },
          Subscription: {
            moved: {
              subscribe: async function* () {
                yield* people.map((moved) => ({ moved }));
              },
            },
            told: {
              subscribe: async function* () {
                yield { told: people[0] };
              },
            },
          },
          Person: { __resolveReference: entitiesOf(people), notes: () => 'noted' },
        },
      ),
      subgraph('ranks', 'type Person @key(fields: "id") { id: ID! rank: Int! @authenticated level: Int }', {
        Person: { __resolveReference: entitiesOf(people), level: () => 1 },
      }),
    ],
    { JWKS_URL: keys.url, JWT_POLICIES_CLAIM: 'policies' },
  );
});
afterAll(async () => {
  await federation?.stop();
  await keys?.stop();
});
beforeEach(() => federation.subgraphs.forEach(({ requests }) => requests.splice(0)));

async function ask(query: string, claims?: JWTPayload, variables?: object) {
  const headers: Record<string, string> = claims ? { authorization: await keys.bearer(claims) } : {};
  const { data, errors } = await federation.post(query, variables, headers);
  for (const { extensions } of errors ?? [])
    expect(extensions).toEqual({ code: 'UNAUTHORIZED_FIELD_OR_TYPE' });
  const paths = (errors ?? []).map(({ path }) => path?.join('.'));
  return { data, paths };
}
const asked = () => federation.subgraphs.flatMap(({ requests }) => requests.map(({ query }) => query));

// GX-1, S6
test('without a token what is protected is null, and the rest is answered', async () => {
  const query = '{ people { id m: mail ...P } } fragment P on Person { salary name born mood }';
  expect(await ask(query)).toEqual({
    data: {
      people: people.map(({ id, name }) => ({ id, m: null, salary: null, name, born: null, mood: null })),
    },
    paths: ['people.@.m', 'people.@.salary', 'people.@.born', 'people.@.mood'],
  });
  expect(asked().join()).not.toMatch(/mail|salary|born|mood/);
});

test('a verified token opens what its scopes allow, OR of ANDs', async () => {
  const query = '{ me { mail salary mood } }';
  const withMail = { mail: 'ada@x', mood: null };
  expect((await ask(query, { scope: 'hr' })).data).toEqual({ me: { ...withMail, salary: null } });
  expect((await ask(query, { scope: 'read hr' })).data).toEqual({ me: { ...withMail, salary: 5 } });
  expect((await ask(query, { scope: 'boss mood' })).data).toEqual({
    me: { mail: 'ada@x', salary: 5, mood: 'GLAD' },
  });
  expect((await ask(query)).data).toEqual({ me: null });
});

test('a policy holds only where the token names it', async () => {
  const query = '{ me { name notes(first: 1) } }';
  expect(await ask(query, { scope: 'auditor' })).toEqual({
    data: { me: { name: 'Ada', notes: null } },
    paths: ['me.notes'],
  });
  expect(await ask(query, { policies: ['auditor'] })).toEqual({
    data: { me: { name: 'Ada', notes: 'noted' } },
    paths: [],
  });
});

test('when nothing is left no subgraph is asked', async () => {
  expect(await ask('{ vault { gold } closed }')).toEqual({
    data: { vault: null, closed: null },
    paths: ['vault', 'closed'],
  });
  expect(asked()).toEqual([]);
});

test('null goes up to where it is allowed', async () => {
  expect(await ask('{ me { name rank } people { level } }')).toEqual({
    data: { me: null, people: [{ level: 1 }, { level: 1 }] },
    paths: ['me.rank'],
  });
  expect(await ask('{ must me { name } }')).toEqual({ data: null, paths: ['must'] });
  expect((await ask('{ people { rank } }', {})).data).toEqual({ people: [{ rank: 3 }, { rank: 4 }] });
});

test('members of unions are protected one by one', async () => {
  const query = '{ anything { ... on Secret { code } __typename ... on Note { id } } }';
  expect(await ask(query)).toEqual({
    data: {
      anything: [
        { __typename: 'Note', id: 'n' },
        { code: null, __typename: 'Secret' },
      ],
    },
    paths: ['anything.@.code'],
  });
});

// Composition protects an interface by what protects its implementations.
test('an interface is open to who may see each implementation', async () => {
  const query = '{ things { ... on Note { text } ... on Thing { id } } }';
  expect(await ask(query)).toEqual({ data: null, paths: ['things'] });
  expect((await ask(query, {})).data).toEqual({ things: [{ text: 'open', id: 'n' }, { id: 's' }] });
});

test('conditions decide whether something was asked for at all', async () => {
  const query = 'query ($on: Boolean!) { me { name ... @include(if: $on) { mail } rank @skip(if: true) } }';
  expect(await ask(query, undefined, { on: false })).toEqual({ data: { me: { name: 'Ada' } }, paths: [] });
  expect(await ask(query, undefined, { on: true })).toEqual({
    data: { me: { name: 'Ada', mail: null } },
    paths: ['me.mail'],
  });
});

test('fields with arguments keep their names beside what is taken out', async () => {
  const query = '{ me { a: notes(first: 1) name } people { b: notes(first: 2) c: notes(first: 1) level } }';
  expect((await ask(query)).data).toEqual({
    me: { a: null, name: 'Ada' },
    people: people.map(() => ({ b: null, c: null, level: 1 })),
  });
});

test('a mutation that is not allowed does not run', async () => {
  const query = 'mutation { one: rename(name: "x") { name } }';
  expect(await ask(query, { scope: 'read' })).toEqual({ data: { one: null }, paths: ['one'] });
  expect(asked()).toEqual([]);
  expect((await ask(query, { scope: 'write' })).data).toEqual({ one: { name: 'x' } });
});

test('a token that is not genuine is refused', async () => {
  const forged = (await keys.bearer({ scope: 'boss' })).slice(0, -4);
  for (const authorization of [`${forged}AAAA`, await keys.bearer({}, '-1h'), 'Basic x', 'Bearer x']) {
    const { data, errors } = await federation.post('{ me { name } }', {}, { authorization });
    expect(data).toBeUndefined();
    expect(errors?.[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  }
});

test('subscriptions are held to the same, each with the rights of its caller', async () => {
  const url = `ws://127.0.0.1:${federation.gateway.port}/graphql`;
  const query = 'subscription { moved { name mail rank } }';
  const open = async (connectionParams?: Record<string, unknown>) => {
    const client = connectClient(url, connectionParams ? { connectionParams } : {});
    const first = (await new SocketOperation(client, query).received(1))[0];
    const told = new SocketOperation(client, 'subscription { told { name } }');
    return { client, first, told };
  };
  const anonymous = await open();
  expect(anonymous.first).toMatchObject({
    data: { moved: null },
    errors: [{ path: ['moved', 'mail'] }, { path: ['moved', 'rank'] }],
  });
  const known = await open({ authorization: await keys.bearer({}) });
  expect(known.first).toEqual({ data: { moved: { name: 'Ada', mail: 'ada@x', rank: 3 } } });
  expect((await known.told.received(1))[0]).toEqual({ data: { told: { name: 'Ada' } } });
  await anonymous.client.dispose();
  await known.client.dispose();
});
