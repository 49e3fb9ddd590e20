import { jest } from '@jest/globals';
import { GraphQLScalarType } from 'graphql';
import { conforms, entitiesOf, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const item = { id: '1', kind: 'OLD', secret: 's', open: 'o' };

// GX-1
conforms(
  'enums: values that not every subgraph knows, and values that are not of the API',
  [
    subgraph(
      'a',
      `type Query { kinds: [Kind]! kind: Kind! hidden: Kind! is(kind: Input): String! many(kinds: [Input!] = [Y]): [Output]! same: Output }
      enum Kind { NEW OLD GONE @inaccessible } enum Input { X Y Z } enum Output { P Q }
      type Item @key(fields: "id") { id: ID! kind: Kind }`,
      {
        Query: {
          kinds: () => ['NEW', 'GONE', 'OLD'],
          kind: () => 'OLD',
          hidden: () => 'GONE',
          is: (_: unknown, { kind }: { kind: string }) => `is ${kind}`,
          many: (_: unknown, { kinds }: { kinds: string[] }) =>
            kinds.map((kind) => (kind === 'X' ? 'P' : 'Q')),
          same: () => 'Q',
        },
        Item: { __resolveReference: () => ({ id: '1', kind: 'GONE' }) },
      },
    ),
    subgraph(
      'b',
      `type Query { item: Item only: Output is2(kind: Input): String } enum Input { Y Z W } enum Output { R }
      type Item @key(fields: "id") { id: ID! }`,
      { Query: { item: () => item, only: () => 'R', is2: (_: unknown, { kind }: { kind: string }) => kind } },
    ),
  ],
  {
    'an inaccessible value is null with an error where that is allowed': {
      query: '{ kinds item { id kind } }',
      data: { kinds: ['NEW', null, 'OLD'], item: { id: '1', kind: null } },
      errors: [
        ['kinds', 1],
        ['item', 'kind'],
      ],
    },
    'and takes away what is around it where not': {
      query: '{ hidden kind }',
      data: null,
      errors: [['hidden']],
    },
    'as arguments: values that all know, as literals, in lists and from variables': {
      query:
        'query ($z: Input = Z, $n: Input) { a: is(kind: Y) b: is(kind: $z) c: is(kind: $n) is2(kind: Z) }',
      variables: { n: null },
      data: { a: 'is Y', b: 'is Z', c: 'is null', is2: 'Z' },
    },
    'as answers: values of each': { query: '{ same only }', data: { same: 'Q', only: 'R' } },
    'a value that one subgraph alone knows is no argument': {
      query: '{ is(kind: X) }',
      data: undefined,
      errors: [undefined as never],
    },
  },
);

const text = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
const json = new GraphQLScalarType({ name: 'JSON' });

conforms(
  'input objects and scalars',
  [
    subgraph(
      'a',
      `scalar JSON scalar Long
      type Query { echo(input: In, list: [[In!]], json: JSON, long: Long, id: ID, float: Float, int: Int = 7): String! json: JSON! long: Long float: Float int: Int bool: Boolean ids: [ID!]! }
      input In { both: Int! = 3 text: String nested: In onlyA: Int }`,
      {
        JSON: json,
        Query: {
          echo: (_: unknown, given: object) => text(given),
          json: () => ({ a: [1, null, { __typename: 'x', b: 1e21 }], '': '' }),
          long: () => 9_007_199_254_740_991,
          float: () => 1.5,
          int: () => -2_147_483_648,
          bool: () => false,
          ids: () => [1, 'x', '007'],
        },
      } as never,
    ),
    subgraph(
      'b',
      'type Query { other(input: In): String } input In { both: Int! = 3 text: String nested: In onlyB: String }',
      {
        Query: { other: (_: unknown, given: object) => text(given) },
      },
    ),
  ],
  {
    'defaults of fields and arguments hold in the subgraph': {
      query: '{ echo(input: {}) other(input: { text: "x" }) }',
      data: { echo: '{"input":{"both":3},"int":7}', other: '{"input":{"both":3,"text":"x"}}' },
    },
    'null is not the same as absent, in variables and nested input': {
      query:
        'query ($t: String, $absent: String, $in: In, $l: [[In!]], $int: Int) { a: echo(input: { text: $t, nested: { text: $absent } }, int: $int) b: echo(input: $in, list: $l, int: null) }',
      variables: {
        t: null,
        in: { text: null, nested: { nested: null, both: 1 } },
        l: [null, [{ both: 2 }], []],
      },
      data: {
        a: '{"input":{"both":3,"nested":{"both":3},"text":null},"int":7}',
        b: '{"input":{"both":3,"nested":{"both":1,"nested":null},"text":null},"int":null,"list":[null,[{"both":2}],[]]}',
      },
    },
    'one value stands for a list of it': {
      query: 'query ($one: In!) { a: echo(list: { both: 1 }) b: echo(list: [[$one]]) }',
      variables: { one: { both: 5 } },
      data: { a: '{"int":7,"list":[[{"both":1}]]}', b: '{"int":7,"list":[[{"both":5}]]}' },
    },
    'custom scalars go through as they are': {
      query:
        'query ($j: JSON) { json long a: echo(json: { a: [1, "x", null, { e: ENUM }], f: 1.50 }) b: echo(json: $j) c: echo(json: null) }',
      variables: { j: { deep: [{ x: null }] } },
      data: {
        json: { a: [1, null, { __typename: 'x', b: 1e21 }], '': '' },
        long: 9_007_199_254_740_991,
        a: '{"int":7,"json":{"a":[1,"x",null,{"e":"ENUM"}],"f":1.5}}',
        b: '{"int":7,"json":{"deep":[{"x":null}]}}',
        c: '{"int":7,"json":null}',
      },
    },
    'large numbers as literals': {
      query:
        '{ long a: echo(long: 9007199254740991, float: 1e3, id: 5) b: echo(long: "9007199254740993", int: -5) }',
      data: {
        long: 9_007_199_254_740_991,
        a: '{"float":1000,"id":"5","int":7,"long":9007199254740991}',
        b: '{"int":-5,"long":"9007199254740993"}',
      },
    },
    'built-in scalars': {
      query: '{ float int bool ids }',
      data: { float: 1.5, int: -2_147_483_648, bool: false, ids: ['1', 'x', '007'] },
    },
    'a field of an input object that one subgraph alone has is not of the API': {
      query: '{ echo(input: { onlyA: 1 }) }',
      data: undefined,
      errors: [undefined as never],
    },
  },
);

conforms(
  '@inaccessible takes names away from the API and not from the subgraphs',
  [
    subgraph(
      'a',
      `type Query { item: Item things: [Thing] arg(open: Int, closed: Int = 4 @inaccessible): String! old: String @deprecated(reason: "gone") renew(since: Int @deprecated): String }
      type Item @key(fields: "id") { id: ID! @inaccessible secret: String! @inaccessible open: String }
      union Thing = Item | Hidden type Hidden @inaccessible { x: Int }
      interface Face @inaccessible { open: String } type Two implements Face { open: String }
      extend type Query { two: Two }`,
      {
        Query: {
          item: () => item,
          two: () => ({ open: 'two' }),
          old: () => 'old',
          renew: (_: unknown, { since }: { since: number }) => `since ${since}`,
          things: () => [
            { __typename: 'Item', ...item },
            { __typename: 'Hidden', x: 1 },
          ],
          arg: (_: unknown, given: object) => text(given),
        },
        Item: { __resolveReference: entitiesOf([item]) },
      },
    ),
    subgraph(
      'b',
      'type Item @key(fields: "id") { id: ID! secret: String! @external told: String @requires(fields: "secret") }',
      {
        Item: { told: ({ secret }: { secret: string }) => `told ${secret}` },
      },
    ),
  ],
  {
    'as key and as required field they still work': {
      query: '{ item { open told } two { open } }',
      data: { item: { open: 'o', told: 'told s' }, two: { open: 'two' } },
    },
    'they cannot be asked for': {
      query: '{ item { secret } }',
      data: undefined,
      errors: [undefined as never],
    },
    'an object of an inaccessible type is null with an error': {
      query: '{ things { __typename ... on Item { open } } }',
      data: { things: [{ __typename: 'Item', open: 'o' }, null] },
      errors: [['things', 1]],
    },
    'an argument that is not of the API keeps its default': {
      query: '{ arg(open: 1) }',
      data: { arg: '{"closed":4,"open":1}' },
    },
    'introspection does not show them': {
      query: '{ __type(name: "Item") { fields { name } } hidden: __type(name: "Hidden") { name } }',
      data: { __type: { fields: [{ name: 'open' }, { name: 'told' }] }, hidden: null },
    },
    'what is deprecated still answers': {
      query: '{ old renew(since: 3) }',
      data: { old: 'old', renew: 'since 3' },
    },
    'introspection beside data, with variables and aliases': {
      query:
        'query ($d: Boolean = true, $n: String!) { a: __type(name: $n) { f: fields(includeDeprecated: $d) { name isDeprecated } } b: __type(name: "Two") { name } __schema { s: queryType { name } } item { open } }',
      variables: { n: 'Item' },
      data: {
        a: {
          f: [
            { name: 'open', isDeprecated: false },
            { name: 'told', isDeprecated: false },
          ],
        },
        b: { name: 'Two' },
        __schema: { s: { name: 'Query' } },
        item: { open: 'o' },
      },
    },
  },
);
