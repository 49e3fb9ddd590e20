import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { PlainFederation } from '../testing/plain-federation.js';
import type { TestSubgraphDefinition } from '../testing/test-subgraph.js';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@shareable"])';
const item = (id: string) => ({ id });
let stored = 10;

const subgraphs: readonly TestSubgraphDefinition[] = [
  {
    name: 'shop',
    typeDefs: `${link}
      type Query { items(ids: [ID!]!): [Item!]! box: Box }
      type Mutation { pick: Item }
      type Box { item: Item }
      type Item @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        items: (_: unknown, { ids }: { ids: string[] }) => ids.map(item),
        box: () => ({ item: item('2') }),
      },
      Mutation: { pick: () => item('1') },
    } as TestSubgraphDefinition['resolvers'],
  },
  {
    name: 'links',
    typeDefs: `${link}
      type Item @key(fields: "id") { id: ID! twin: Item }
      type Part @key(fields: "name") { name: String! price(pieces: Int!): Int }`,
    resolvers: {
      Item: { twin: ({ id }: { id: string }) => item(String(Number(id) - 1)) },
      Part: { price: (_: unknown, { pieces }: { pieces: number }) => pieces * 3 },
    } as TestSubgraphDefinition['resolvers'],
  },
  {
    name: 'stock',
    typeDefs: `${link}
      type Mutation { deliver: Int! }
      type Item @key(fields: "id") { id: ID! count: Int parts: [Part!] fragile: Int! }
      type Part @key(fields: "name") { name: String! }`,
    resolvers: {
      Mutation: { deliver: () => (stored += 1) },
      Item: {
        count: () => stored,
        parts: ({ id }: { id: string }) => [{ name: `part of ${id}` }],
        fragile: ({ id }: { id: string }) => {
          if (id === '2') throw new Error('item 2 is broken');
          return 1;
        },
      },
    },
  },
];

let federation: PlainFederation;
beforeAll(async () => {
  federation = await PlainFederation.start(subgraphs);
});
afterAll(() => federation.stop());
beforeEach(() => {
  federation.of('stock').requests.length = 0;
});

/** The ids that the stock was asked for, call by call. */
const asked = () =>
  federation
    .of('stock')
    .requests.flatMap(({ variables }) =>
      variables?.['representations']
        ? [(variables['representations'] as { id: string }[]).map(({ id }) => id)]
        : [],
    );

test('entities at several places are asked for in one call, each once', async () => {
  const answer = await federation.post(
    '{ items(ids: ["1", "2"]) { count parts { name } } box { item { count parts { name } } } }',
  );
  const [one, two] = ['1', '2'].map((id) => ({ count: 10, parts: [{ name: `part of ${id}` }] }));
  expect(answer).toEqual({ data: { items: [one, two], box: { item: two } } });
  expect(asked()).toEqual([['1', '2']]);
});

test('an entity that was asked for before is not asked for again', async () => {
  const { data } = await federation.post('{ items(ids: ["1"]) { count } box { item { twin { count } } } }');
  expect(data).toEqual({ items: [{ count: 10 }], box: { item: { twin: { count: 10 } } } });
  expect(asked()).toEqual([['1']]);
});

test('what is added to an entity at one place does not show at another', async () => {
  const { data } = await federation.post(
    '{ items(ids: ["2"]) { parts { price(pieces: 1) } } box { item { parts { price(pieces: 2) } } } }',
  );
  expect(data).toEqual({ items: [{ parts: [{ price: 3 }] }], box: { item: { parts: [{ price: 6 }] } } });
  expect(asked()).toEqual([['2']]);
});

test('an error of one entity is told at each of its places, and nowhere else', async () => {
  const { data, errors } = await federation.post(
    '{ items(ids: ["3", "2"]) { id fragile } box { item { fragile } } }',
  );
  expect(data).toBeNull();
  expect(errors?.map(({ path }) => path)).toEqual([
    ['items', 1, 'fragile'],
    ['box', 'item', 'fragile'],
  ]);
});

test('after a mutation entities are asked for again', async () => {
  stored = 10;
  const { data } = await federation.post('mutation { before: pick { count } deliver after: pick { count } }');
  expect(data).toEqual({ before: { count: 10 }, deliver: 11, after: { count: 11 } });
});

test('a subgraph that is away is an error at each place', async () => {
  await federation.of('stock').stop();
  const { data, errors } = await federation.post('{ items(ids: ["1"]) { count } box { item { count } } }');
  expect(data).toEqual({ items: [{ count: null }], box: { item: { count: null } } });
  expect(errors?.map(({ path }) => path)).toEqual([['items'], ['box', 'item']]);
});
