import { jest } from '@jest/globals';
import { conforms, entitiesOf, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const links = [1, 2].map((n) => ({
  id: `i${n}`,
  upc: `u${n}`,
  sku: `s${n}`,
  code: `c${n}`,
  end: `end ${n}`,
}));
const find = { __resolveReference: entitiesOf(links) };

// GX-1
conforms(
  'keys change from subgraph to subgraph',
  [
    subgraph('first', 'type Query { links: [Link!]! } type Link @key(fields: "id") { id: ID! }', {
      Query: { links: () => links.map(({ id }) => ({ id })) },
      Link: find,
    }),
    subgraph('second', 'type Link @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! }', {
      Link: find,
    }),
    subgraph('third', 'type Link @key(fields: "upc") @key(fields: "sku") { upc: ID! sku: ID! }', {
      Link: find,
    }),
    subgraph('fourth', 'type Link @key(fields: "sku") @key(fields: "code") { sku: ID! code: ID! }', {
      Link: find,
    }),
    subgraph('fifth', 'type Link @key(fields: "code") { code: ID! end: String! }', { Link: find }),
  ],
  {
    'a chain of four hops': {
      query: '{ links { end } }',
      data: { links: [{ end: 'end 1' }, { end: 'end 2' }] },
    },
    'every key of the chain is answered too, under aliases that are names of other keys': {
      query: '{ links { upc: id id: code sku: upc code: sku end __typename } }',
      data: {
        links: [1, 2].map((n) => ({
          upc: `i${n}`,
          id: `c${n}`,
          sku: `u${n}`,
          code: `s${n}`,
          end: `end ${n}`,
          __typename: 'Link',
        })),
      },
    },
  },
);

const users = [
  { id: 'a', org: { id: 'o1', parts: [{ no: 1 }, { no: 2 }] }, name: 'Ada', mail: 'ada@x' },
  { id: 'a', org: { id: 'o2', parts: [] }, name: 'Other Ada', mail: 'other@x' },
];

conforms(
  'compound keys with nested objects and lists',
  [
    subgraph(
      'orgs',
      `type Query { users: [User!]! }
      type User @key(fields: "id org { id parts { no } }") { id: ID! org: Org! }
      type Org { id: ID! parts: [Part!]! @shareable } type Part @shareable { no: Int! }`,
      {
        Query: { users: () => users.map(({ id, org }) => ({ id, org })) },
        User: { __resolveReference: entitiesOf(users) },
      },
    ),
    subgraph(
      'names',
      `type User @key(fields: "id org { id parts { no } }") @key(fields: "mail") { id: ID! org: Org! @shareable name: String! mail: String! }
      type Org { id: ID! @shareable parts: [Part!]! @shareable } type Part @shareable { no: Int! }`.replace(
        'org: Org! @shareable',
        'org: Org!',
      ),
      { User: { __resolveReference: entitiesOf(users) } },
    ),
    subgraph('mails', 'type User @key(fields: "mail") { mail: String! domain: String! }', {
      User: { domain: ({ mail }: { mail: string }) => mail.split('@')[1] },
    }),
  ],
  {
    'entities with the same id and another organisation are told apart': {
      query: '{ users { name domain } }',
      data: {
        users: [
          { name: 'Ada', domain: 'x' },
          { name: 'Other Ada', domain: 'x' },
        ],
      },
    },
    'parts of the key under aliases': {
      query: '{ users { o: org { i: id p: parts { n: no } } name } }',
      data: {
        users: [
          { o: { i: 'o1', p: [{ n: 1 }, { n: 2 }] }, name: 'Ada' },
          { o: { i: 'o2', p: [] }, name: 'Other Ada' },
        ],
      },
    },
  },
);

const cars = [{ __typename: 'Car', vin: 'v1', plate: 'p1', owner: 'Ada', wheels: 4 }];
const boats = [{ __typename: 'Boat', hull: 'h1', owner: 'Bob', sails: 2 }];

conforms(
  'members of unions and interfaces have different keys',
  [
    subgraph(
      'fleet',
      `type Query { all: [Vehicle]! any: [Any!]! }
      interface Vehicle { __typename_: String }
      union Any = Car | Boat
      type Car implements Vehicle @key(fields: "vin") { vin: ID! __typename_: String }
      type Boat implements Vehicle @key(fields: "hull") { hull: ID! __typename_: String }`.replaceAll(
        '__typename_',
        'kind',
      ),
      { Query: { all: () => [cars[0], null, boats[0]], any: () => [boats[0], cars[0]] } },
    ),
    subgraph(
      'cars',
      'type Car @key(fields: "vin") @key(fields: "plate") { vin: ID! plate: ID! wheels: Int! }',
      {
        Car: { __resolveReference: entitiesOf(cars) },
      },
    ),
    subgraph(
      'owners',
      `type Car @key(fields: "plate") { plate: ID! owner: String! } type Boat @key(fields: "hull") { hull: ID! owner: String! }`,
      { Car: { __resolveReference: entitiesOf(cars) }, Boat: { __resolveReference: entitiesOf(boats) } },
    ),
  ],
  {
    'each member by its own key, nulls in between kept': {
      query: '{ all { __typename ... on Car { owner wheels } ... on Boat { owner } } }',
      data: {
        all: [{ __typename: 'Car', owner: 'Ada', wheels: 4 }, null, { __typename: 'Boat', owner: 'Bob' }],
      },
    },
    'one response name, one field of each member': {
      query: '{ any { ... on Car { who: owner } ... on Boat { who: owner } t: __typename } }',
      data: {
        any: [
          { who: 'Bob', t: 'Boat' },
          { who: 'Ada', t: 'Car' },
        ],
      },
    },
    'a fragment that fits no member leaves empty objects': {
      query: '{ any { ... on Car { wheels } } }',
      data: { any: [{}, { wheels: 4 }] },
    },
  },
);

const books = [
  { id: '1', title: 'One' },
  { id: '3', title: 'Three' },
];
conforms(
  'entities that are null or not found',
  [
    subgraph(
      'shelf',
      `type Query { books: [Book]! strict: [Strict!] one: Wrap }
      type Wrap { strict: Strict! }
      type Book @key(fields: "id") { id: ID } type Strict @key(fields: "id") { id: ID! }`,
      {
        Query: {
          books: () => [{ id: '1' }, null, { id: '2' }, { id: null }, { id: '3' }],
          strict: () => [{ id: '1' }, { id: '2' }],
          one: () => ({ strict: { id: '2' } }),
        },
      },
    ),
    subgraph(
      'titles',
      'type Book @key(fields: "id") { id: ID title: String } type Strict @key(fields: "id") { id: ID! title: String! }',
      {
        Book: { __resolveReference: entitiesOf(books) },
        Strict: { __resolveReference: entitiesOf(books) },
      },
    ),
  ],
  {
    'a nullable field of an unknown entity is null without an error': {
      query: '{ books { id title } }',
      data: {
        books: [
          { id: '1', title: 'One' },
          null,
          { id: '2', title: null },
          { id: null, title: null },
          { id: '3', title: 'Three' },
        ],
      },
    },
    'a non-null field of an unknown entity takes its list away, with an error at its place': {
      query: '{ strict { id title } }',
      data: { strict: null },
      errors: [['strict', 1, 'title']],
    },
    'null goes up to the first field that allows it': {
      query: '{ one { strict { title } } books { id } }',
      data: { one: null, books: [{ id: '1' }, null, { id: '2' }, { id: null }, { id: '3' }] },
      errors: [['one', 'strict', 'title']],
    },
  },
);
