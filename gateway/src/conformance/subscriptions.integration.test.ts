import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { entitiesOf, subgraph } from '../testing/conformance.js';
import { PlainFederation } from '../testing/plain-federation.js';
import { connectClient, SocketOperation } from '../testing/socket-client.js';

jest.setTimeout(30_000);

const sales = [
  { __typename: 'Sale', id: 's1', weight: 2, item: { __typename: 'Book', id: 'b' } },
  { __typename: 'Sale', id: 's2', weight: null, item: { __typename: 'Film', id: 'f' } },
];

let federation: PlainFederation;
beforeAll(async () => {
  federation = await PlainFederation.start([
    subgraph(
      'sales',
      `type Query { x: Int } type Subscription { sold(min: Int = 0): Sale! broken: Sale }
      type Sale @key(fields: "id") { id: ID! weight: Int item: Item! } union Item = Book | Film
      type Book @key(fields: "id") { id: ID! } type Film @key(fields: "id") { id: ID! }`,
      {
        Subscription: {
          sold: {
            subscribe: async function* (_: unknown, { min }: { min: number }) {
              yield* sales.slice(min).map((sold) => ({ sold }));
            },
          },
          broken: {
            subscribe: async function* () {
              yield* [{ broken: sales[0] }, { broken: null }];
            },
            resolve: ({ broken }: { broken: object | null }) =>
              broken ?? Promise.reject(new GraphQLError('lost')),
          },
        },
        Sale: { __resolveReference: entitiesOf(sales) },
      },
    ),
    subgraph(
      'freight',
      `type Sale @key(fields: "id") { id: ID! weight: Int @external freight: Int @requires(fields: "weight") id2: ID! }`,
      {
        Sale: {
          __resolveReference: (reference: object) => reference,
          freight: ({ weight }: { weight: number | null }) => weight && weight * 3,
          id2: ({ id }: { id: string }) => (id === 's1' ? Promise.reject(new GraphQLError('no id2')) : id),
        },
      },
    ),
    subgraph(
      'titles',
      `type Book @key(fields: "id") { id: ID! title: String! } type Film @key(fields: "id") { id: ID! minutes: Int }`,
      { Book: { title: () => 'Tome' }, Film: { minutes: () => 90 } },
    ),
  ]);
});
afterAll(() => federation?.stop());

async function eventsOf(query: string, count: number, variables?: Record<string, unknown>) {
  const client = connectClient(`ws://127.0.0.1:${federation.gateway.port}/graphql`);
  const operation = new SocketOperation(client, query, variables);
  const answers = [...(await operation.received(count))];
  await client.dispose();
  return answers;
}

// GX-1, GX-3
test('each event brings required fields and members of unions from other subgraphs, under the names of the client', async () => {
  const query = `subscription ($min: Int, $on: Boolean = true) { weight: sold(min: $min) { id: freight freight: id
    item { t: __typename ... on Book @include(if: $on) { id: title } ... on Film { m: minutes } } } }`;
  expect(await eventsOf(query, 2)).toEqual([
    { data: { weight: { id: 6, freight: 's1', item: { t: 'Book', id: 'Tome' } } } },
    { data: { weight: { id: null, freight: 's2', item: { t: 'Film', m: 90 } } } },
  ]);
  expect(await eventsOf(query, 1, { min: 1, on: false })).toEqual([
    { data: { weight: { id: null, freight: 's2', item: { t: 'Film', m: 90 } } } },
  ]);
});

test('errors of an event, and of the entity fields after it, have the path of the client', async () => {
  const [first] = await eventsOf('subscription { s: sold { a: id2 } }', 1);
  expect(first?.data).toBeNull();
  expect(first?.errors?.map(({ path }) => path)).toEqual([['s', 'a']]);
  const [good, lost] = await eventsOf('subscription { b: broken { weight } }', 2);
  expect(good).toEqual({ data: { b: { weight: 2 } } });
  expect(lost).toMatchObject({ data: { b: null }, errors: [{ message: 'lost', path: ['b'] }] });
});
