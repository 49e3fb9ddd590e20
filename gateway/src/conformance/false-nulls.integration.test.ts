import { jest } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { conforms, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const broken = (): never => {
  throw new GraphQLError('broken', { extensions: { code: 'ODD' } });
};
const asGiven = { __resolveReference: (reference: object) => reference };
/** Fails for the thing whose id is "2", is null for "3". */
const partly = ({ id }: { readonly id: string }) => (id === '2' ? broken() : id === '3' ? null : 5);

const told = (inputs: object) => `told ${JSON.stringify(inputs)}`;

// GX-1
conforms(
  'nothing is computed from a value that could not be had',
  [
    subgraph(
      'things',
      `type Query { things: [Thing!]! thing(id: ID!): Thing faces: [Face!]! }
      type Thing @key(fields: "id") { id: ID! size: Int sizes: [Int] box: Box friend: Friend code: ID }
      type Box { depth: Int lid: Lid } type Lid { width: Int }
      type Friend @key(fields: "id") { id: ID! }
      interface Face @key(fields: "id") { id: ID! look: Int }
      type Round implements Face @key(fields: "id") { id: ID! look: Int }`,
      {
        Query: {
          things: () => ['1', '2', '3'].map((id) => ({ id })),
          thing: (_: unknown, { id }: { id: string }) => ({ id }),
          faces: () => ['1', '2', '3'].map((id) => ({ __typename: 'Round', id })),
        },
        Thing: {
          ...asGiven,
          size: partly,
          sizes: ({ id }: { id: string }) => [
            1,
            id === '2' ? Promise.reject(new GraphQLError('broken')) : null,
          ],
          box: ({ id }: { id: string }) => ({ id, lid: { id } }),
          friend: ({ id }: { id: string }) => ({ id }),
          code: partly,
        },
        Box: { depth: partly },
        Lid: { width: partly },
        Face: { __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Round', id }) },
        Round: { ...asGiven, look: partly },
      },
    ),
    subgraph('friends', 'type Friend @key(fields: "id") { id: ID! name: Int must: Int! }', {
      Friend: { ...asGiven, name: partly, must: (one: { id: string }) => partly(one) ?? 0 },
    }),
    subgraph(
      'needs',
      `type Thing @key(fields: "id") { id: ID! size: Int @external sizes: [Int] @external box: Box @external friend: Friend @external
        bySize: String @requires(fields: "size") bySizes: String @requires(fields: "sizes")
        byBox: String @requires(fields: "box { depth lid { width } }") byFriend: String @requires(fields: "friend { name }")
        byMust: String! @requires(fields: "friend { must }") }
      type Box { depth: Int @external lid: Lid @external } type Lid { width: Int @external }
      type Friend @key(fields: "id") { id: ID! name: Int @external must: Int! @external }
      type Face @key(fields: "id") @interfaceObject { id: ID! look: Int @external byLook: String @requires(fields: "look") }`,
      {
        Thing: {
          ...asGiven,
          bySize: ({ size }: { size: unknown }) => told({ size }),
          bySizes: ({ sizes }: { sizes: unknown }) => told({ sizes }),
          byBox: ({ box }: { box: unknown }) => told({ box }),
          byFriend: ({ friend }: { friend: { name: unknown } }) => told({ name: friend.name }),
          byMust: ({ friend }: { friend: { must: unknown } }) => told({ must: friend.must }),
        },
        Face: { ...asGiven, byLook: ({ look }: { look: unknown }) => told({ look }) },
      },
    ),
    subgraph(
      'chain',
      `type Thing @key(fields: "id") { id: ID! bySize: String @external byThat: String @requires(fields: "bySize") }`,
      { Thing: { ...asGiven, byThat: ({ bySize }: { bySize: unknown }) => told({ bySize }) } },
    ),
  ],
  {
    'a failed field is an error where the field that needs it is asked for; a real null goes on': {
      query: '{ things { x: bySize } }',
      data: { things: [{ x: 'told {"size":5}' }, { x: null }, { x: 'told {"size":null}' }] },
      errors: [['things', 1, 'x']],
    },
    'asked for by the client too, under another name, it fails in both places': {
      query: '{ thing(id: "2") { mine: size yours: bySize } }',
      data: { thing: { mine: null, yours: null } },
      errors: [
        ['thing', 'mine'],
        ['thing', 'yours'],
      ],
    },
    'what needs what needs it fails too': {
      query: '{ things { byThat } }',
      data: {
        things: [
          { byThat: 'told {"bySize":"told {\\"size\\":5}"}' },
          { byThat: null },
          { byThat: 'told {"bySize":"told {\\"size\\":null}"}' },
        ],
      },
      errors: [['things', 1, 'byThat']],
    },
    'an entry of a list': {
      query: '{ things { bySizes } }',
      data: {
        things: [
          { bySizes: 'told {"sizes":[1,null]}' },
          { bySizes: null },
          { bySizes: 'told {"sizes":[1,null]}' },
        ],
      },
      errors: [['things', 1, 'bySizes']],
    },
    'inside of objects': {
      query: '{ things { byBox } }',
      data: {
        things: [
          { byBox: 'told {"box":{"depth":5,"lid":{"width":5}}}' },
          { byBox: null },
          { byBox: 'told {"box":{"depth":null,"lid":{"width":null}}}' },
        ],
      },
      errors: [['things', 1, 'byBox']],
    },
    'a field of another entity that a third subgraph has': {
      query: '{ things { byFriend } }',
      data: {
        things: [{ byFriend: 'told {"name":5}' }, { byFriend: null }, { byFriend: 'told {"name":null}' }],
      },
      errors: [['things', 1, 'byFriend']],
    },
    'non-null, it takes away what is around it': {
      query: '{ thing(id: "2") { byMust } other: thing(id: "1") { byMust } }',
      data: { thing: null, other: { byMust: 'told {"must":5}' } },
      errors: [['thing', 'byMust']],
    },
    'through an interface object': {
      query: '{ faces { byLook } }',
      data: { faces: [{ byLook: 'told {"look":5}' }, { byLook: null }, { byLook: 'told {"look":null}' }] },
      errors: [['faces', 1, 'byLook']],
    },
  },
);
