import { afterEach, expect, jest, test } from '@jest/globals';
import { PlainFederation } from '../testing/plain-federation.js';
import type { TestSubgraphDefinition } from '../testing/test-subgraph.js';

jest.setTimeout(30_000);

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import:
  ["@key", "@external", "@requires", "@shareable", "@interfaceObject", "@provides"])`;

const subgraph = (name: string, typeDefs: string, resolvers: TestSubgraphDefinition['resolvers']) => ({
  name,
  typeDefs: `${link}\n${typeDefs}`,
  resolvers,
});

let federation: PlainFederation | undefined;
afterEach(() => federation?.stop());

async function answerOf(subgraphs: readonly TestSubgraphDefinition[], query: string) {
  federation = await PlainFederation.start(subgraphs);
  return federation.post(query);
}

interface Item {
  readonly id: string;
  readonly composite?: { readonly two: string };
  readonly name?: string;
}

// GX-1
test('a subgraph is entered by a key that it resolves, whichever comes first', async () => {
  const answer = await answerOf(
    [
      subgraph(
        'names',
        `type Item @key(fields: "id") @key(fields: "id composite { two }") {
          id: ID! composite: Composite! name: String! @shareable }
        type Composite @shareable { two: ID! }`,
        {
          Item: {
            __resolveReference: ({ id }: Item) => ({ id, composite: { two: `two-${id}` }, name: `n${id}` }),
          },
        },
      ),
      subgraph(
        'lists',
        `type Query { box: Box }
        type Box @key(fields: "id") { id: ID! items: [Item!]! }
        type Item @key(fields: "id", resolvable: false) @key(fields: "id composite { two }") {
          id: ID! composite: Composite! @shareable name: String! @external label: String! @requires(fields: "name") }
        type Composite @shareable { two: ID! }`,
        {
          Query: { box: () => ({ id: 'b', items: [{ id: '1', composite: { two: 'two-1' } }] }) },
          Item: {
            __resolveReference: (reference: Item) =>
              reference.composite ? reference : Promise.reject(new Error('not by this key')),
            label: ({ name }: Item) => `label of ${name}`,
          },
        },
      ),
    ],
    '{ box { items { id name label } } }',
  );
  expect(answer).toEqual({
    data: { box: { items: [{ id: '1', name: 'n1', label: 'label of n1' }] } },
  });
});

interface Post {
  readonly id: string;
  readonly comments?: readonly { readonly id: string }[];
  readonly flag?: unknown;
}

const posts = subgraph(
  'posts',
  `type Query { feed: [Post!]! }
  type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment!]! count(as: String!): Int! text(as: String!): String! on(as: String!): Boolean! }
  type Comment @key(fields: "id") { id: ID! body(upper: Boolean!): String! }`,
  {
    Query: { feed: () => [{ id: 'p1' }, { id: 'p2' }] },
    Post: {
      __resolveReference: (post: Post) => post,
      comments: ({ id }: Post, { limit }: { limit: number }) =>
        Array.from({ length: limit }, (_, index) => ({ id: `${id}c${index + 1}` })),
      count: () => 0,
      text: () => '',
      on: () => false,
    },
    Comment: {
      body: ({ id }: Post, { upper }: { upper: boolean }) => (upper ? id.toUpperCase() : id),
    },
  },
);

const ids = (list: readonly { readonly id?: string; readonly body?: string }[] | undefined) =>
  list?.map(({ id, body }) => body ?? id).join(',');

const readers = subgraph(
  'readers',
  `type Post @key(fields: "id") {
    id: ID!
    comments(limit: Int!): [Comment!]! @external
    count(as: String!): Int! @external
    text(as: String!): String! @external
    on(as: String!): Boolean! @external
    three: String! @requires(fields: "comments(limit: 3) { id }")
    two: String! @requires(fields: "comments(limit: 2) { id }")
    loud: String! @requires(fields: "comments(limit: 1) { body(upper: true) }")
    quiet: String! @requires(fields: "comments(limit: 1) { body(upper: false) }")
    falsy: String! @requires(fields: "count(as: \\"x\\") text(as: \\"y\\") on(as: \\"z\\")")
    plain: String!
  }
  type Comment @key(fields: "id") { id: ID! @external body(upper: Boolean!): String! @external }`,
  {
    Post: {
      __resolveReference: (reference: Post) => reference,
      ...Object.fromEntries(
        ['three', 'two', 'loud', 'quiet'].map((name) => [name, ({ comments }: Post) => ids(comments)]),
      ),
      falsy: (post: Record<string, unknown>) => JSON.stringify([post['count'], post['text'], post['on']]),
      plain: () => 'plain',
    },
  },
);

test('arguments inside a @requires stay apart from those of the client', async () => {
  const { data, errors } = await answerOf([posts, readers], '{ feed { comments(limit: 1) { id } three } }');
  expect(errors).toBeUndefined();
  expect(data.feed).toEqual([
    { comments: [{ id: 'p1c1' }], three: 'p1c1,p1c2,p1c3' },
    { comments: [{ id: 'p2c1' }], three: 'p2c1,p2c2,p2c3' },
  ]);
});

test('two @requires of one field with different arguments each get their own', async () => {
  const query = '{ feed { a: comments(limit: 4) { id } two three plain loud quiet } }';
  const { data, errors } = await answerOf([posts, readers], query);
  expect(errors).toBeUndefined();
  expect(data.feed[0]).toMatchObject({
    two: 'p1c1,p1c2',
    three: 'p1c1,p1c2,p1c3',
    loud: 'P1C1',
    quiet: 'p1c1',
    plain: 'plain',
  });
});

test('required values that are 0, false or empty arrive under their real names', async () => {
  const { data } = await answerOf([posts, readers], '{ feed { falsy } }');
  expect(data.feed).toEqual([{ falsy: '[0,"",false]' }, { falsy: '[0,"",false]' }]);
});

test('virtual fields are not part of the API', async () => {
  const { data } = await answerOf([posts, readers], '{ __type(name: "Post") { fields { name } } }');
  const names = (data.__type.fields as { name: string }[]).map(({ name }) => name);
  expect(names.filter((name) => name.includes('__'))).toEqual([]);
});

const nodes = subgraph(
  'nodes',
  `type Query { node: Node } type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
  { Query: { node: () => ({ id: 'u1' }) } },
);
const people = subgraph(
  'people',
  `type Query { person: Person }
  interface Node @key(fields: "id") { id: ID! }
  type Person implements Node @key(fields: "id") { id: ID! name: String }`,
  {
    Query: { person: () => ({ id: 'u1', name: 'Ada' }) },
    Node: {
      __resolveReference: ({ id }: Item) => ({ __typename: 'Person', id, name: 'Ada' }),
      __resolveType: () => 'Person',
    },
    Person: { __resolveReference: ({ id }: Item) => ({ id, name: 'Ada' }) },
  },
);

test('the type behind an @interfaceObject that is no way back comes from its interface', async () => {
  const { data, errors } = await answerOf(
    [nodes, people],
    '{ node { __typename id ... on Person { name } } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ node: { __typename: 'Person', id: 'u1', name: 'Ada' } });
});

const nobody = subgraph(
  'nobody',
  'type Query { x: Int } interface Node @key(fields: "id") { id: ID! name: String }',
  {},
);

test.each(['{ node { __typename id } }', '{ node { id name } }'])(
  'an interface without implementations is an error, not a silent null: %s',
  async (query) => {
    const { data, errors } = await answerOf([nodes, nobody], query);
    expect(data?.node ?? null).toBeNull();
    expect(errors).toHaveLength(1);
  },
);
