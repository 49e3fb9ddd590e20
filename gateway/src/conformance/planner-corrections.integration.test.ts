import { jest } from '@jest/globals';
import { conforms, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const asGiven = { __resolveReference: (reference: object) => reference };
const told = (inputs: object) => `told ${JSON.stringify(inputs)}`;

// GX-1
conforms(
  'a required field that itself requires a field of a third subgraph, which the one that is asked first names as external',
  [
    subgraph(
      'first',
      `type Query { thing: Thing }
      type Thing @key(fields: "id") { id: ID! size: Int @external width: Int @external inner: String @requires(fields: "size width") }`,
      {
        Query: { thing: () => ({ id: '1', size: 'nobody asked for this', width: 'nor for this' }) },
        Thing: { ...asGiven, inner: ({ size, width }: Record<string, unknown>) => told({ size, width }) },
      },
    ),
    subgraph(
      'second',
      `type Thing @key(fields: "id") { id: ID! width: Int inner: String @external outer: String @requires(fields: "inner") }`,
      {
        Thing: { ...asGiven, width: () => 7, outer: ({ inner }: Record<string, unknown>) => told({ inner }) },
      },
    ),
    subgraph('third', 'type Thing @key(fields: "id") { id: ID! size: Int }', {
      Thing: { ...asGiven, size: () => 3 },
    }),
  ],
  {
    'is computed from what its owner says': {
      query: '{ thing { outer } }',
      data: { thing: { outer: 'told {"inner":"told {\\"size\\":3,\\"width\\":7}"}' } },
    },
    'beside everything that it is made of': {
      query: '{ thing { width outer size inner } }',
      data: {
        thing: {
          width: 7,
          outer: 'told {"inner":"told {\\"size\\":3,\\"width\\":7}"}',
          size: 3,
          inner: 'told {"size":3,"width":7}',
        },
      },
    },
  },
);

conforms(
  'one field required with arguments, without any, and asked for by the client',
  [
    subgraph(
      'owner',
      'type Query { thing: Thing } type Thing @key(fields: "id") { id: ID! size(times: Int = 1): Int }',
      {
        Query: { thing: () => ({ id: '1' }) },
        Thing: { ...asGiven, size: (_: unknown, { times }: { times: number }) => 10 * times },
      },
    ),
    subgraph(
      'needy',
      `type Thing @key(fields: "id") { id: ID! size(times: Int = 1): Int @external
        plain: String @requires(fields: "size") double: String @requires(fields: "size(times: 2)") free: Int }`,
      {
        Thing: {
          ...asGiven,
          plain: ({ size }: { size: unknown }) => told({ size }),
          double: ({ size }: { size: unknown }) => told({ size }),
          free: () => 1,
        },
      },
    ),
  ],
  {
    'each gets its own': {
      query: '{ thing { double plain size three: size(times: 3) free } }',
      data: {
        thing: { double: 'told {"size":20}', plain: 'told {"size":10}', size: 10, three: 30, free: 1 },
      },
    },
    'a field that needs nothing comes although what another needs is left out': {
      query: 'query ($no: Boolean!) { thing { id plain @skip(if: $no) ... @skip(if: $no) { double } free } }',
      variables: { no: true },
      data: { thing: { id: '1', free: 1 } },
    },
  },
);

conforms(
  'two fetches from one subgraph that take the same, one of which waits for the other through another one',
  [
    subgraph(
      'first',
      'type Query { thing: Thing @shareable } type Thing @key(fields: "id") { id: ID! size: Int }',
      { Query: { thing: () => ({ id: '1' }) }, Thing: { ...asGiven, size: () => 3 } },
    ),
    subgraph(
      'second',
      `type Query { thing: Thing @shareable } type Box { depth: Int @external }
      type Thing @key(fields: "id") { id: ID! colour: String box: Box @external inner: String @external
        middle: String @requires(fields: "box { depth } inner") }`,
      {
        Query: { thing: () => ({ id: '1' }) },
        Thing: {
          ...asGiven,
          colour: () => 'red',
          middle: ({ box, inner }: Record<string, unknown>) => told({ box, inner }),
        },
      },
    ),
    subgraph(
      'third',
      `type Box { depth: Int @shareable }
      type Thing @key(fields: "id") { id: ID! size: Int @external colour: String @external middle: String @external
        box: Box inner: String @requires(fields: "size") outer: String @requires(fields: "colour middle") }`,
      {
        Thing: {
          ...asGiven,
          box: () => ({ depth: 9 }),
          inner: ({ size }: Record<string, unknown>) => told({ size }),
          outer: ({ colour, middle }: Record<string, unknown>) => told({ colour, middle }),
        },
      },
    ),
  ],
  {
    'both come': {
      query: '{ thing { outer inner } }',
      data: {
        thing: {
          outer: told({
            colour: 'red',
            middle: told({ box: { depth: 9 }, inner: told({ size: 3 }) }),
          }),
          inner: told({ size: 3 }),
        },
      },
    },
  },
);
