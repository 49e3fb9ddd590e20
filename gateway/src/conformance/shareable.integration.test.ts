import { jest } from '@jest/globals';
import { conforms, entitiesOf, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const category = { a: { id: 'k', name: 'Name' }, b: { id: 'k', size: 3 } };

// GX-1
conforms(
  'root fields and objects that several subgraphs have, each with other fields',
  [
    subgraph(
      'a',
      `type Query { store: Store! @shareable list: [Row!]! @shareable }
      type Store @shareable { id: ID! a: A! } type A @shareable { one: String! } type Row @shareable { id: ID! }
      type Product @key(fields: "id") { id: ID! category: Category @shareable }
      type Category @shareable { id: ID! } extend type Category { name: String! }`,
      {
        Query: { store: () => ({ id: 's', a: { one: '1' } }), list: () => [{ id: 'r1' }, { id: 'r2' }] },
        Product: { __resolveReference: ({ id }: { id: string }) => ({ id, category: category.a }) },
      },
    ),
    subgraph(
      'b',
      `type Query { store: Store! @shareable product: Product }
      type Store @shareable { id: ID! a: A! b: Int } type A @shareable { one: String! two: String! }
      type Product @key(fields: "id") @key(fields: "pid") { id: ID! pid: ID! category: Category @shareable }
      type Category @shareable { id: ID! size: Int! }`,
      {
        Query: {
          store: () => ({ id: 's', a: { one: '1', two: '2' }, b: 7 }),
          product: () => ({ id: 'p', pid: 'q', category: category.b }),
        },
        Product: { __resolveReference: () => ({ id: 'p', pid: 'q', category: category.b }) },
      },
    ),
    subgraph(
      'c',
      `type Query { byPid: Product } type Product @key(fields: "pid") { pid: ID! category: Category @shareable details: Details }
      type Category @shareable { id: ID! depth: Int! } type Details { text: String! }`,
      {
        Query: { byPid: () => ({ pid: 'q' }) },
        Product: {
          __resolveReference: entitiesOf([
            { pid: 'q', category: { id: 'k', depth: 9 }, details: { text: 't' } },
          ]),
          category: () => ({ id: 'k', depth: 9 }),
          details: () => ({ text: 't' }),
        },
      },
    ),
  ],
  {
    'a root field whose object is spread over two subgraphs': {
      query: '{ store { id a { one two } b } list { id } }',
      data: { store: { id: 's', a: { one: '1', two: '2' }, b: 7 }, list: [{ id: 'r1' }, { id: 'r2' }] },
    },
    'fields of an object without a key come through the entity around it': {
      query: '{ product { category { id name size depth } details { text } } }',
      data: { product: { category: { id: 'k', name: 'Name', size: 3, depth: 9 }, details: { text: 't' } } },
    },
    'the same over two hops': {
      query: '{ byPid { category { x: depth name: size size: name } } }',
      data: { byPid: { category: { x: 9, name: 3, size: 'Name' } } },
    },
  },
);

conforms(
  'an entity call below an entity call',
  [
    subgraph(
      'products',
      `type Query { products: [Product!]! } type Product @key(fields: "id") { id: ID! parent: Product kids: [[Product]!]! }`,
      {
        Query: { products: () => [{ id: '1' }, { id: '2' }] },
        Product: {
          parent: ({ id }: { id: string }) => (id === '1' ? null : { id: '1' }),
          kids: ({ id }: { id: string }) => (id === '1' ? [[{ id: '2' }, null], []] : []),
        },
      },
    ),
    subgraph(
      'links',
      `type Product @key(fields: "id") @key(fields: "id pid") { id: ID! pid: ID! related: [Product!]! }`,
      {
        Product: {
          __resolveReference: ({ id }: { id: string }) => ({ id, pid: `pid${id}` }),
          related: ({ id }: { id: string }) => [{ id: `${id}0`, pid: `pid${id}0` }],
        },
      },
    ),
    subgraph(
      'prices',
      `type Product @key(fields: "id pid category { id tag }") { id: ID! pid: ID! category: Category price: Price } type Category { id: ID! tag: String @shareable } type Price { amount: Float! }`,
      {
        Product: {
          __resolveReference: (given: { id: string; category: { tag: string } }) => ({
            ...given,
            price: { amount: given.category.tag.length },
          }),
        },
      },
    ),
    subgraph(
      'tags',
      `type Product @key(fields: "id") { id: ID! category: Category @shareable } type Category @key(fields: "id") { id: ID! tag: String @shareable }`.replace(
        'tag: String @shareable',
        'tag: String @shareable',
      ),
      {
        Product: {
          __resolveReference: ({ id }: { id: string }) => ({
            id,
            category: { id: `c${id}`, tag: `tag-${id}` },
          }),
        },
      },
    ),
  ].map((one) =>
    one.name === 'prices'
      ? {
          ...one,
          typeDefs: one.typeDefs
            .replace('category: Category price', 'category: Category @shareable price')
            .replace('type Category {', 'type Category @key(fields: "id") {'),
        }
      : one,
  ),
  {
    'keys that are themselves collected over two subgraphs': {
      query: '{ products { price { amount } related { price { amount } } } }',
      data: {
        products: [
          { price: { amount: 5 }, related: [{ price: { amount: 6 } }] },
          { price: { amount: 5 }, related: [{ price: { amount: 6 } }] },
        ],
      },
    },
    'through lists of lists and nulls': {
      query: '{ products { parent { pid } kids { id pid } } }',
      data: {
        products: [
          { parent: null, kids: [[{ id: '2', pid: 'pid2' }, null], []] },
          { parent: { pid: 'pid1' }, kids: [] },
        ],
      },
    },
  },
);
