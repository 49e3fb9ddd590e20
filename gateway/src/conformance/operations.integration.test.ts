import { jest } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { conforms, entitiesOf, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

interface Node {
  readonly id: string;
  readonly n: number;
}
const nodes: readonly Node[] = [1, 2, 3].map((n) => ({ id: `n${n}`, n }));
const ran: string[] = [];

// GX-1
conforms(
  'conditions, aliases, fragments and variables',
  [
    subgraph(
      'a',
      `type Query { nodes(first: Int = 2): [Node!]! node(id: ID!): Node me: Me }
      type Node @key(fields: "id") { id: ID! n(add: Int! = 0): Int! next: Node } type Me { node: Node name: String }`,
      {
        Query: {
          nodes: (_: unknown, { first }: { first: number }) => nodes.slice(0, first),
          node: (_: unknown, key: object) => entitiesOf(nodes)(key),
          me: () => ({ node: nodes[2], name: 'me' }),
        },
        Node: {
          n: ({ n }: Node, { add }: { add: number }) => n + add,
          next: ({ n }: Node) => nodes[n] ?? null,
        },
      },
    ),
    subgraph(
      'b',
      'type Node @key(fields: "id") { id: ID! label(up: Boolean = false): String! tags: [String] } type Query { time: Int }',
      {
        Node: {
          label: ({ id }: Node, { up }: { up: boolean }) => (up ? id.toUpperCase() : id),
          tags: () => [null, 't'],
        },
        Query: { time: () => 5 },
      },
    ),
  ],
  {
    'skip and include on the same field: both have to allow it': {
      query:
        'query ($t: Boolean = true, $f: Boolean = false) { nodes(first: 1) { a: id @skip(if: $f) @include(if: $t) b: id @skip(if: $t) @include(if: $t) c: label @skip(if: $f) @include(if: $f) d: label @include(if: true) @skip(if: $f) } }',
      data: { nodes: [{ a: 'n1', d: 'n1' }] },
    },
    'conditions on root fields, fragments and entity fields': {
      query:
        'query ($on: Boolean!, $off: Boolean!) { time @include(if: $off) nodes @skip(if: $off) { ...N @include(if: $on) ... @skip(if: $on) { tags } } ...Q @skip(if: $on) } fragment N on Node { label @include(if: $on) n @skip(if: $on) } fragment Q on Query { me { name } }',
      variables: { on: true, off: false },
      data: { nodes: [{ label: 'n1' }, { label: 'n2' }] },
    },
    'the same field with and without a condition is there': {
      query:
        'query ($off: Boolean = false) { node(id: "n1") { label @include(if: $off) ... { label } next @include(if: $off) { id } next { label } } }',
      data: { node: { label: 'n1', next: { label: 'n2' } } },
    },
    'everything below a field excluded leaves an empty object': {
      query:
        'query ($off: Boolean = false) { node(id: "n1") { label @include(if: $off) } me { node @skip(if: true) { id } } }',
      data: { node: {}, me: {} },
    },
    'one field with several arguments under aliases': {
      query:
        'query ($x: Int! = 10, $up: Boolean) { nodes(first: 1) { n a: n(add: 1) b: n(add: $x) n2: n(add: 0) label l: label(up: true) m: label(up: $up) } all: nodes { next { n(add: 5) next { l: label(up: true) } } } }',
      data: {
        nodes: [{ n: 1, a: 2, b: 11, n2: 1, label: 'n1', l: 'N1', m: 'n1' }],
        all: [{ next: { n: 7, next: { l: 'N3' } } }, { next: { n: 8, next: null } }],
      },
    },
    'one response name for parts of the same field': {
      query:
        '{ x: me { node { id } } x: me { node { label } name } ...M } fragment M on Query { x: me { node { tags } } }',
      data: { x: { node: { id: 'n3', label: 'n3', tags: [null, 't'] }, name: 'me' } },
    },
    'swapped names': {
      query:
        '{ node: me { name: node { n: id id: n label: tags tags: label } node: name } me: node(id: "n2") { id: label } }',
      data: {
        node: { name: { n: 'n3', id: 3, label: [null, 't'], tags: 'n3' }, node: 'me' },
        me: { id: 'n2' },
      },
    },
    '__typename everywhere, aliased': {
      query:
        'query { __typename q: __typename node(id: "n1") { __typename id: __typename next { t: __typename } } time }',
      data: {
        __typename: 'Query',
        q: 'Query',
        node: { __typename: 'Node', id: 'Node', next: { t: 'Node' } },
        time: 5,
      },
    },
    '__typename alone, in a fragment': {
      query: '{ ... on Query { __typename } }',
      data: { __typename: 'Query' },
    },
    'an entity that is not there': {
      query: '{ node(id: "zz") { label } time }',
      data: { node: null, time: 5 },
    },
    'arguments with the same value in another order': {
      query: 'query ($i: ID!) { a: node(id: $i) { label } b: node(id: "n2") { label } }',
      variables: { i: 'n2' },
      data: { a: { label: 'n2' }, b: { label: 'n2' } },
    },
    'defaults of variables give way to null only where null is given': {
      query: 'query ($first: Int = 1) { nodes(first: $first) { id } }',
      variables: {},
      data: { nodes: [{ id: 'n1' }] },
    },
  },
);

const log =
  (subgraphName: string) =>
  (_: unknown, { x }: { x: number }) => {
    ran.push(`${subgraphName}${x}`);
    return { id: `n${x}`, n: x, so: [...ran] };
  };

conforms(
  'mutations',
  [
    subgraph(
      'a',
      'type Query { a: Int } type Mutation { addA(x: Int!): Node! failA: Node! reset: Boolean } type Node @key(fields: "id") { id: ID! so: [String!]! @shareable }',
      {
        Mutation: {
          addA: log('a'),
          failA: () => {
            throw new GraphQLError('no');
          },
          reset: () => ran.splice(0).length > 0,
        },
      },
    ),
    subgraph(
      'b',
      'type Mutation { addB(x: Int!): Node } type Node @key(fields: "id") { id: ID! so: [String!]! @shareable double: Int! }',
      {
        Mutation: { addB: log('b') },
        Node: { double: ({ id }: Node) => Number(id.slice(1)) * 2 },
      },
    ),
  ],
  {
    'in the order of the document over subgraphs, each with its entity fields': {
      query:
        'mutation ($x: Int!) { r0: reset a1: addA(x: 1) { so double } b2: addB(x: 2) { so double } b3: addB(x: 3) { double } a4: addA(x: $x) { id so } __typename reset }',
      variables: { x: 4 },
      data: {
        r0: false,
        a1: { so: ['a1'], double: 2 },
        b2: { so: ['a1', 'b2'], double: 4 },
        b3: { double: 6 },
        a4: { id: 'n4', so: ['a1', 'b2', 'b3', 'a4'] },
        __typename: 'Mutation',
        reset: true,
      },
    },
    'the same mutation twice runs twice, in fragments too': {
      query:
        'mutation { ...M one: addA(x: 1) { so } two: addA(x: 1) { so } reset } fragment M on Mutation { zero: addB(x: 0) { so } }',
      data: { zero: { so: ['b0'] }, one: { so: ['b0', 'a1'] }, two: { so: ['b0', 'a1', 'a1'] }, reset: true },
    },
    'a condition leaves one out': {
      query:
        'mutation ($no: Boolean = false) { addA(x: 1) @include(if: $no) { id } addB(x: 2) @skip(if: $no) { so } reset }',
      data: { addB: { so: ['b2'] }, reset: true },
    },
  },
);

const broken = () => Promise.reject(new GraphQLError('broken', { extensions: { code: 'ODD' } }));

conforms(
  'errors of subgraphs come with the path of the client',
  [
    subgraph(
      'a',
      'type Query { nodes: [Node]! strict: [Node!] bad: Int badToo: Int! } type Node @key(fields: "id") { id: ID! bad(x: Int): String list: [[Sub]] } type Sub { v: Int! w: Int }',
      {
        Query: {
          nodes: () => [nodes[0], null, nodes[1]],
          strict: () => [nodes[0]],
          bad: broken,
          badToo: () => 1,
        },
        Node: { bad: broken, list: ({ n }: Node) => (n === 1 ? [[{ v: 1 }, { v: null }], null] : []) },
      },
    ),
    subgraph('b', 'type Node @key(fields: "id") { id: ID! mark: Int! soft: Int other: Node }', {
      Node: {
        __resolveReference: ({ id }: Node) => (id === 'n2' ? broken() : { id }),
        mark: ({ id }: Node) => Number(id.slice(1)),
        soft: broken,
        other: ({ id }: Node) => (id === 'n1' ? { id: 'n2' } : null),
      },
    }),
  ],
  {
    'aliased, in lists, with arguments': {
      query: '{ x: nodes { y: bad(x: 1) z: bad(x: 2) } bad }',
      data: { x: [{ y: null, z: null }, null, { y: null, z: null }], bad: null },
      errors: [['x', 0, 'y'], ['x', 0, 'z'], ['x', 2, 'y'], ['x', 2, 'z'], ['bad']],
    },
    'one field under two names fails under each': {
      query: '{ nodes { a: soft b: soft } one: bad two: bad }',
      data: { nodes: [{ a: null, b: null }, null, { a: null, b: null }], one: null, two: null },
      errors: [['nodes', 0, 'a'], ['nodes', 0, 'b'], ['nodes', 2], ['one'], ['two']],
    },
    'a non-null entity field takes away its object': {
      query: '{ n: nodes { i: id m: mark } }',
      data: { n: [{ i: 'n1', m: 1 }, null, null] },
      errors: [['n', 2]],
    },
    'and what is around it up to where null is allowed': {
      query: '{ nodes { id mark } strict { id o: other { m: mark b: bad } } }',
      data: {
        nodes: [{ id: 'n1', mark: 1 }, null, null],
        strict: [{ id: 'n1', o: { m: 2, b: null } }],
      },
      errors: [
        ['nodes', 2],
        ['strict', 0, 'o', 'b'],
      ],
    },
    'in lists of lists': {
      query: '{ nodes { l: list { value: v w } } }',
      data: { nodes: [{ l: [[{ value: 1, w: null }, null], null] }, null, { l: [] }] },
      errors: [['nodes', 0, 'l', 0, 1, 'value']],
    },
  },
);
