import { describe, expect, test } from '@jest/globals';
import { composeSupergraph, CompositionError, type CompositionProblem, type SubgraphSdl } from './compose.js';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible"])';

const users = {
  name: 'users',
  sdl: `${link} type Query { me: User secret: Int @inaccessible } type User @key(fields: "id") { id: ID! name: String! }`,
};

const content = {
  name: 'content',
  sdl: `${link} type User @key(fields: "id") { id: ID! projects: [Project!]! } type Project @key(fields: "id") { id: ID! }`,
};

function problemsOf(...subgraphs: SubgraphSdl[]): readonly CompositionProblem[] {
  try {
    composeSupergraph(subgraphs);
  } catch (error) {
    if (error instanceof CompositionError) return error.problems;
    throw error;
  }
  return [];
}

describe('composing a supergraph', () => {
  test('joins the fields of one entity from several subgraphs', () => {
    const { supergraphSdl, apiSdl } = composeSupergraph([users, content]);

    expect(supergraphSdl).toContain('@join__graph(name: "users", url: "http://users.invalid/graphql")');
    expect(apiSdl).toMatch(/type User \{\s+id: ID!\s+projects: \[Project!\]!\s+name: String!/);
  });

  test('gives the same result in any order of subgraphs', () => {
    expect(composeSupergraph([users, content])).toEqual(composeSupergraph([content, users]));
  });

  test('leaves inaccessible elements and federation out of the API schema', () => {
    const { supergraphSdl, apiSdl } = composeSupergraph([users, content]);

    expect(supergraphSdl).toContain('secret');
    expect(apiSdl).not.toMatch(/secret|join__|@inaccessible|_entities/);
  });

  test('names the subgraph and the place of a syntax error', () => {
    const [problem] = problemsOf(users, { name: 'content', sdl: 'type Query {\n  broken:\n}' });

    expect(problem).toMatchObject({ code: 'INVALID_GRAPHQL', subgraphs: ['content'] });
    expect(problem?.message).toContain('line 3, column 1');
  });

  test('names the subgraph of an unknown type', () => {
    const broken = { name: 'content', sdl: `${link} type Query { thing: Thing }` };

    expect(problemsOf(users, broken)).toEqual([
      expect.objectContaining({ code: 'INVALID_GRAPHQL', subgraphs: ['content'] }),
    ]);
  });
});

describe('a composition error names its subgraphs and the fix', () => {
  const project = `type Query { projects: [Project!]! }`;
  const cases: readonly [string, string, string, RegExp][] = [
    [
      'FIELD_TYPE_MISMATCH',
      `type User @key(fields: "id") { id: ID! name: Int! @shareable }`,
      'type Query { me: User } type User @key(fields: "id") { id: ID! name: String! @shareable }',
      /same type/,
    ],
    [
      'INVALID_FIELD_SHARING',
      `type User @key(fields: "id") { id: ID! name: String! }`,
      'type Query { me: User } type User @key(fields: "id") { id: ID! name: String! }',
      /@shareable in every subgraph/,
    ],
    [
      'KEY_INVALID_FIELDS',
      `type User @key(fields: "nope") { id: ID! @shareable }`,
      'type Query { me: User } type User @key(fields: "id") { id: ID! }',
      /existing fields/,
    ],
    [
      'EXTERNAL_MISSING_ON_BASE',
      `type User @key(fields: "id") { id: ID! tier: String @external a: Int @requires(fields: "tier") }`,
      'type Query { me: User } type User @key(fields: "id") { id: ID! }',
      /in the subgraph that owns/,
    ],
    [
      'SATISFIABILITY_ERROR',
      `${project} type Project @key(fields: "id") { id: ID! } type User { name: String }`,
      'type Query { me: User } type User { id: ID! } type Project { owner: User }',
      /@key that the other subgraph resolves/,
    ],
    [
      'TYPE_KIND_MISMATCH',
      `${project} type Project @key(fields: "id") { id: ID! user: User } enum User { A }`,
      'type Query { me: User } type User { id: ID! }',
      /same kind/,
    ],
  ];

  test.each(cases)('%s', (code, contentSdl, usersSdl, fix) => {
    const problems = problemsOf(
      { name: 'users', sdl: `${link} ${usersSdl}` },
      { name: 'content', sdl: `${link} ${contentSdl}` },
      { name: 'billing', sdl: `${link} type Query { plans: [String!]! }` },
    );

    const problem = problems.find((candidate) => candidate.code === code);
    expect(problem?.subgraphs).toContain('content');
    expect(problem?.subgraphs).not.toContain('billing');
    expect(problem?.subgraphs).toEqual(problem?.subgraphs.toSorted());
    expect(problem?.fix).toMatch(fix);
  });
});
