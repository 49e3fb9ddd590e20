import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entitiesOf } from '../testing/conformance.js';
import { PlainFederation } from '../testing/plain-federation.js';
import type { PlainSubgraph } from '../testing/plain-subgraph.js';
import type { TestSubgraphDefinition } from '../testing/test-subgraph.js';

// GX-1

const people = [{ id: '1', name: 'Ada' }];
const reviews = [{ id: 'r1', body: 'Good', author: { id: '1' } }];
const oldFederation =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])';

const subgraphs: readonly TestSubgraphDefinition[] = [
  {
    name: 'accounts',
    typeDefs: `${oldFederation} type Query { me: User } type User @key(fields: "id") { id: ID! name: String }`,
    resolvers: { Query: { me: () => people[0] }, User: { __resolveReference: entitiesOf(people) } },
  },
  {
    name: 'reviews',
    typeDefs: `${oldFederation}
      type Review { id: ID! body: String author: User }
      type User @key(fields: "id") { id: ID! reviews: [Review] }
      type Query { latest: Review }`,
    resolvers: {
      Query: { latest: () => reviews[0] },
      User: {
        __resolveReference: ({ id }: { id: string }) => ({ id }),
        reviews: ({ id }: { id: string }) => reviews.filter(({ author }) => author.id === id),
      },
    },
  },
];

const graphs = ([accounts, later]: readonly PlainSubgraph[]): string => `
  scalar join__FieldSet
  enum join__Graph {
    ACCOUNTS @join__graph(name: "accounts", url: "${accounts?.url}")
    REVIEWS @join__graph(name: "reviews", url: "${later?.url}")
  }`;

/** The supergraph of Federation 1: every type has an owner, fields name their graph only where it is another. */
const join01 = (running: readonly PlainSubgraph[]): string => `
  schema
    @core(feature: "https://specs.apollo.dev/core/v0.2")
    @core(feature: "https://specs.apollo.dev/join/v0.1", for: EXECUTION) { query: Query }
  directive @core(as: String, feature: String!, for: core__Purpose) repeatable on SCHEMA
  directive @join__field(graph: join__Graph, provides: join__FieldSet, requires: join__FieldSet) on FIELD_DEFINITION
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__owner(graph: join__Graph!) on INTERFACE | OBJECT
  directive @join__type(graph: join__Graph!, key: join__FieldSet) repeatable on INTERFACE | OBJECT
  enum core__Purpose { EXECUTION SECURITY }
  ${graphs(running)}
  type Query { me: User @join__field(graph: ACCOUNTS) latest: Review @join__field(graph: REVIEWS) }
  type Review { id: ID! body: String author: User }
  type User @join__owner(graph: ACCOUNTS) @join__type(graph: ACCOUNTS, key: "id") @join__type(graph: REVIEWS, key: "id") {
    id: ID! @join__field(graph: ACCOUNTS)
    name: String @join__field(graph: ACCOUNTS)
    reviews: [Review] @join__field(graph: REVIEWS)
  }`;

const newerDirectives: Readonly<Record<string, string>> = {
  'v0.2': '',
  'v0.3': `directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
    directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE`,
  'v0.4': `directive @join__unionMember(graph: join__Graph!, member: String!) repeatable on UNION
    directive @join__enumValue(graph: join__Graph!) repeatable on ENUM_VALUE
    directive @join__directive(graphs: [join__Graph!], name: String!, args: join__DirectiveArguments) repeatable on SCHEMA | OBJECT | INTERFACE | FIELD_DEFINITION
    scalar join__DirectiveArguments`,
};
const isInterfaceObject = (version: string): string =>
  version === 'v0.2' ? '' : ', isInterfaceObject: Boolean! = false';
const overrideLabel = (version: string): string => (version === 'v0.4' ? ', overrideLabel: String' : '');

/** A supergraph of Federation 2 before today's: every type names the graphs that have it. */
const join02to04 =
  (version: string) =>
  (running: readonly PlainSubgraph[]): string => `
  schema
    @link(url: "https://specs.apollo.dev/link/v1.0")
    @link(url: "https://specs.apollo.dev/join/${version}", for: EXECUTION) { query: Query }
  directive @link(url: String, as: String, for: link__Purpose, import: [link__Import]) repeatable on SCHEMA
  directive @join__field(graph: join__Graph, requires: join__FieldSet, provides: join__FieldSet, type: String, external: Boolean, override: String, usedOverridden: Boolean${overrideLabel(version)}) repeatable on FIELD_DEFINITION | INPUT_FIELD_DEFINITION
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__implements(graph: join__Graph!, interface: String!) repeatable on OBJECT | INTERFACE
  directive @join__type(graph: join__Graph!, key: join__FieldSet, extension: Boolean! = false, resolvable: Boolean! = true${isInterfaceObject(version)}) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
  ${newerDirectives[version]}
  scalar link__Import
  enum link__Purpose { EXECUTION SECURITY }
  ${graphs(running)}
  type Query @join__type(graph: ACCOUNTS) @join__type(graph: REVIEWS) {
    me: User @join__field(graph: ACCOUNTS)
    latest: Review @join__field(graph: REVIEWS)
  }
  type Review @join__type(graph: REVIEWS) { id: ID! body: String author: User }
  type User @join__type(graph: ACCOUNTS, key: "id") @join__type(graph: REVIEWS, key: "id") {
    id: ID!
    name: String @join__field(graph: ACCOUNTS)
    reviews: [Review] @join__field(graph: REVIEWS)
  }`;

describe.each([
  ['v0.1', join01],
  ['v0.2', join02to04('v0.2')],
  ['v0.3', join02to04('v0.3')],
  ['v0.4', join02to04('v0.4')],
])('a supergraph of join %s', (_, composition) => {
  let federation: PlainFederation;
  beforeAll(async () => {
    federation = await PlainFederation.start(subgraphs, {}, composition);
  });
  afterAll(() => federation?.stop());

  test('is loaded and joins across subgraphs in both directions', async () => {
    const review = { body: 'Good', author: { name: 'Ada' } };
    expect(
      await federation.post(
        '{ me { name reviews { body author { name } } } latest { body author { name } } }',
      ),
    ).toEqual({ data: { me: { name: 'Ada', reviews: [review] }, latest: review } });
  });
});
