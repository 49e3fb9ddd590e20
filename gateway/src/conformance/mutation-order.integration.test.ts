import { jest } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { conforms, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const ran: string[] = [];

const note = (name: string) => (_: unknown, args: { readonly x?: number }) => {
  ran.push(`${name}${args.x ?? ''}`);
  return { id: `${ran.length}`, at: ran.length };
};
const failing = (name: string) => () => {
  ran.push(name);
  throw new GraphQLError(`${name} fails`);
};

const subgraphs = [
  subgraph(
    'a',
    `type Query { ran: [String!]! } type Mutation { reset: Boolean a(x: Int): Step aFails: Step aMust: Step! ranA: [String!]! }
    type Step @key(fields: "id") { id: ID! at: Int }`,
    {
      Query: { ran: () => ran },
      Mutation: {
        reset: () => ran.splice(0).length === 0,
        a: note('a'),
        aFails: failing('aFails'),
        aMust: failing('aMust'),
        ranA: () => [...ran],
      },
      Step: { __resolveReference: ({ id }: { id: string }) => ({ id, at: Number(id) }) },
    },
  ),
  subgraph(
    'b',
    `type Mutation { b(x: Int): Step bMust: Step! ranB: [String!]! }
    type Step @key(fields: "id") { id: ID! seen: Int! broken: Int! }`,
    {
      Mutation: { b: note('b'), bMust: note('bMust'), ranB: () => [...ran] },
      Step: {
        __resolveReference: (reference: object) => reference,
        seen: () => ran.length,
        broken: failing('broken'),
      },
    },
  ),
];

// GX-1
conforms('root fields of mutations run one after another', subgraphs, {
  'what belongs to a field is read before the next field runs': {
    query: 'mutation { reset one: a { at seen } two: a { at seen } b { seen } ranA }',
    data: {
      reset: true,
      one: { at: 1, seen: 1 },
      two: { at: 2, seen: 2 },
      b: { seen: 3 },
      ranA: ['a', 'a', 'b'],
    },
  },
  'a field selected twice, once under a condition, runs once': {
    query:
      'mutation ($no: Boolean = false) { reset b(x: 1) { at } a(x: 2) { at } ...M @skip(if: $no) a(x: 2) @include(if: $no) { id } ranB } fragment M on Mutation { a(x: 2) @skip(if: $no) { id } b(x: 1) { id } }',
    data: { reset: false, b: { at: 1, id: '1' }, a: { at: 2, id: '2' }, ranB: ['b1', 'a2'] },
  },
  'conditions and fragments keep the order of the document': {
    query:
      'mutation ($yes: Boolean = true) { reset ... @include(if: $yes) { b(x: 1) { id } } ... on Mutation { a(x: 2) { id } ... @skip(if: $yes) { lost: a(x: 9) { id } } } last: b(x: 3) { id } ranA }',
    data: { reset: false, b: { id: '1' }, a: { id: '2' }, last: { id: '3' }, ranA: ['b1', 'a2', 'b3'] },
  },
  'a nullable field that fails stops nothing': {
    query: 'mutation { reset aFails { id } b { at } ranA }',
    data: { reset: false, aFails: null, b: { at: 2 }, ranA: ['aFails', 'b'] },
    errors: [['aFails']],
  },
  'everything left out is an empty object': {
    query: 'mutation ($no: Boolean = false) { a @include(if: $no) { id } b @include(if: $no) { id } }',
    data: {},
  },
});

conforms('a non-null root field that fails ends a mutation', subgraphs, {
  'there is no data': {
    query: 'mutation { reset b(x: 1) { id } aMust { id } later: b(x: 2) { id } }',
    data: null,
    errors: [['aMust']],
  },
  'what would follow has not run': { query: '{ ran }', data: { ran: ['b1', 'aMust'] } },
  'the same when the failure is in what belongs to it': {
    query: 'mutation { reset a { id } bMust { broken } later: a(x: 2) { id } }',
    data: null,
    errors: [['bMust', 'broken']],
  },
  'and again nothing follows': { query: '{ ran }', data: { ran: ['a', 'bMust', 'broken'] } },
});
