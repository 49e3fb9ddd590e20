import { jest } from '@jest/globals';
import { conforms, entitiesOf, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const users = [
  { __typename: 'Admin', id: 'u1', name: 'Ada', age: 36, level: 9 },
  { __typename: 'Guest', id: 'u2', name: 'Bob', age: 17, until: 'Monday' },
];

// GX-1
conforms(
  '@interfaceObject gives fields to every implementation',
  [
    subgraph(
      'users',
      `type Query { users: [User!]! admin: Admin }
      interface User @key(fields: "id") { id: ID! name: String! age: Int! }
      type Admin implements User @key(fields: "id") { id: ID! name: String! age: Int! level: Int! }
      type Guest implements User @key(fields: "id") { id: ID! name: String! age: Int! until: String! }`,
      {
        Query: { users: () => users, admin: () => users[0] },
        User: { __resolveReference: entitiesOf(users) },
        Admin: { __resolveReference: entitiesOf(users) },
        Guest: { __resolveReference: entitiesOf(users) },
      },
    ),
    subgraph(
      'orders',
      `type Query { buyers: [User!]! lone: User none: User }
      type User @key(fields: "id") @interfaceObject { id: ID! age: Int! @external orders: [Order!]! adult: Boolean! @requires(fields: "age") score: Int }
      type Order @key(fields: "no") { no: ID! by: User! }`,
      {
        Query: { buyers: () => [{ id: 'u2' }, { id: 'u1' }], lone: () => ({ id: 'u1' }), none: () => null },
        User: {
          __resolveReference: (reference: object) => reference,
          orders: ({ id }: { id: string }) => [{ no: `${id}-1`, by: { id } }],
          adult: ({ age }: { age: number }) => age >= 18,
          score: ({ id }: { id: string }) => (id === 'u1' ? 5 : null),
        },
        Order: { __resolveReference: ({ no }: { no: string }) => ({ no, by: { id: no.slice(0, 2) } }) },
      },
    ),
    subgraph('stamps', 'type User @key(fields: "id") @interfaceObject { id: ID! stamp: String! }', {
      User: { stamp: ({ id }: { id: string }) => `stamp ${id}` },
    }),
  ],
  {
    'its own fields alone, without the implementation being known': {
      query: '{ buyers { id orders { no } } }',
      data: {
        buyers: [
          { id: 'u2', orders: [{ no: 'u2-1' }] },
          { id: 'u1', orders: [{ no: 'u1-1' }] },
        ],
      },
    },
    'the real type': {
      query: '{ buyers { __typename t: __typename } lone { __typename } none { __typename } }',
      data: {
        buyers: [
          { __typename: 'Guest', t: 'Guest' },
          { __typename: 'Admin', t: 'Admin' },
        ],
        lone: { __typename: 'Admin' },
        none: null,
      },
    },
    'fields of the interface from its owner': {
      query: '{ buyers { name adult } }',
      data: {
        buyers: [
          { name: 'Bob', adult: false },
          { name: 'Ada', adult: true },
        ],
      },
    },
    'a condition on one implementation': {
      query: '{ buyers { id ... on Admin { level score } ... on Guest { until stamp } } }',
      data: {
        buyers: [
          { id: 'u2', until: 'Monday', stamp: 'stamp u2' },
          { id: 'u1', level: 9, score: 5 },
        ],
      },
    },
    'fields of one implementation alone, one of which needs another, beside the key of all': {
      query: '{ users { id ... on Guest { adult score } } }',
      data: { users: [{ id: 'u1' }, { id: 'u2', adult: false, score: null }] },
    },
    'from the owner to two interface objects, with @requires': {
      query: '{ users { __typename adult stamp score orders { no by { name stamp } } } }',
      data: {
        users: [
          {
            __typename: 'Admin',
            adult: true,
            stamp: 'stamp u1',
            score: 5,
            orders: [{ no: 'u1-1', by: { name: 'Ada', stamp: 'stamp u1' } }],
          },
          {
            __typename: 'Guest',
            adult: false,
            stamp: 'stamp u2',
            score: null,
            orders: [{ no: 'u2-1', by: { name: 'Bob', stamp: 'stamp u2' } }],
          },
        ],
      },
    },
    'a field of the interface object on an implementation': {
      query:
        '{ admin { __typename id stamp adult ... on User { orders { by { ... on Guest { until } } } } } }',
      data: {
        admin: { __typename: 'Admin', id: 'u1', stamp: 'stamp u1', adult: true, orders: [{ by: {} }] },
      },
    },
    'between two interface objects without the owner': {
      query: '{ lone { stamp orders { no } } }',
      data: { lone: { stamp: 'stamp u1', orders: [{ no: 'u1-1' }] } },
    },
    'aliases with the names of keys and of required fields': {
      query: '{ buyers { age: stamp id: name name: id adult } }',
      data: {
        buyers: [
          { age: 'stamp u2', id: 'Bob', name: 'u2', adult: false },
          { age: 'stamp u1', id: 'Ada', name: 'u1', adult: true },
        ],
      },
    },
    'a condition on a variable around all of it': {
      query: 'query ($on: Boolean!) { buyers { ... @include(if: $on) { ... on Guest { until } } } }',
      variables: { on: true },
      data: { buyers: [{ until: 'Monday' }, {}] },
    },
  },
);
