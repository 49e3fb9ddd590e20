import { describe, expect, test } from '@jest/globals';
import { checkTree } from './testing/fixture-tree.js';

const session = 'subgraphs/users/src/features/session';
const lines = (count: number) => `${Array.from({ length: count }, (_, index) => `// ${index}`).join('\n')}\n`;
const odd = 'export {};\n';

const outcome = (step: string, path: string, text: string) => checkTree(step, { [path]: text });

test.each(['names', 'size', 'focus', 'traces', 'descriptions'])(
  '%s accepts a tree that breaks nothing',
  (step) => {
    expect(checkTree(step)).toEqual({ passed: true, output: expect.stringMatching(/^✓ \w+ +[\d.]+ s\n$/) });
  },
);

describe('file size', () => {
  test.each([
    ['gateway/src/long.ts', 201],
    ['gateway/src/long.mts', 201],
    ['web/src/long.tsx', 201],
    ['gateway/src/long.test.ts', 301],
    ['tests/src/long.ts', 301],
  ])('refuses %s with %i lines', (path, count) => {
    const { passed, output } = outcome('size', path, lines(count));

    expect(passed).toBe(false);
    expect(output).toContain(`${path}: ${count} lines, at most ${count - 1}`);
  });

  test.each([
    ['gateway/src/long.ts', 200],
    ['gateway/src/long.test.ts', 300],
    ['web/src/gql/graphql.ts', 2000],
    ['web/src/public-page/gql/graphql.ts', 2000],
    ['subgraphs/users/src/migrations/create-session.ts', 400],
  ])('accepts %s with %i lines', (path, count) => {
    expect(outcome('size', path, lines(count)).passed).toBe(true);
  });
});

describe('names', () => {
  test.each([
    ['gateway/src/fetchPool.ts', 'fetchPool.ts is not kebab-case'],
    ['gateway/src/Pool/pool.ts', 'Pool is not kebab-case'],
    ['gateway/src/fetch_pool.ts', 'fetch_pool.ts is not kebab-case'],
    [`${session}/session.service.ts`, 'not a role of a feature'],
    [`${session}/session.ts`, 'not a role of a feature'],
    [`${session}/services/login.ts`, 'has the folders use-cases, handlers, jobs and testing only'],
    [`${session}/handlers/user-registered.ts`, 'on-<past tense>.ts'],
    ['subgraphs/users/src/features/odd.ts', 'lies beside the features'],
    ['gateway/src/utils/pool.ts', 'utils does not say'],
    ['gateway/src/helpers.ts', 'helpers.ts does not say'],
    ['runtime/src/common/index.ts', 'common does not say'],
    ['web/src/lib/cn.ts', 'lib does not say'],
    ['web/src/date-utils.ts', 'date-utils.ts does not say'],
  ])('refuse %s', (path, problem) => {
    const { passed, output } = outcome('names', path, odd);

    expect(passed).toBe(false);
    expect(output).toContain(`${path}: `);
    expect(output).toContain(problem);
  });

  test.each([
    `${session}/session.errors.ts`,
    `${session}/session.integration.test.ts`,
    `${session}/session.policy.test.ts`,
    `${session}/handlers/on-user-registered.ts`,
    `${session}/testing/session.factory.ts`,
    `${session}/jobs/sweep-sessions.ts`,
    'web/src/library.ts',
  ])('accept %s', (path) => {
    expect(outcome('names', path, odd).passed).toBe(true);
  });
});

describe('focused tests', () => {
  const words = ['only', 'skip', 'todo'];
  const calls = words.flatMap((word) => [`it.${word}`, `test.concurrent.${word}`, `describe.${word}`]);

  test.each([...calls, 'fit', 'xit', 'fdescribe', 'xdescribe', 'xtest'])('refuse %s', (call) => {
    const { passed, output } = outcome('focus', 'gateway/src/odd.test.ts', `${call}('a', () => {});\n`);

    expect(passed).toBe(false);
    expect(output).toContain(`gateway/src/odd.test.ts:1: ${call}`);
  });
});

describe('machine traces', () => {
  test.each([
    ['a path of one machine', `const a = '/${'work'}/main';\n`],
    ['a path of one machine', `cd /${'home'}/ada/gatefold\n`],
    ['a path of one machine', `cp /${'root'}/secret .\n`],
    ['a package registry host', `https://${['registry', 'npmjs', 'org'].join('.')}/graphql\n`],
    ['a download host', `{ ${'"resolved"'}: "https://example.invalid/a.tgz" }\n`],
    ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----\n${'A'.repeat(64)}\n`],
    ['a Stripe secret', `key=sk_${'live'}_${'a1'.repeat(12)}\n`],
    ['an AI provider key', `key=sk-${'proj'}-${'a1'.repeat(20)}\n`],
    ['an access key', `AK${'IA'}ABCDEFGHIJKLMNOP\n`],
  ])('refuse %s', (what, text) => {
    const { passed, output } = outcome('traces', 'gateway/notes.txt', text);

    expect(passed).toBe(false);
    expect(output).toContain(`gateway/notes.txt:1: ${what}`);
  });
});

test('machine traces accept the homes of a container', () => {
  const text = 'WORKDIR /home/node/app\nRUN --mount=type=cache,target=/root/.npm npm ci\n';
  expect(outcome('traces', 'Dockerfile', text).passed).toBe(true);
});

describe('descriptions', () => {
  const sdl = (body: string) => `type Query { "One." one: Int }\n${body}\n`;

  test.each([
    ['Query.two', 'extend type Query { two: Int }'],
    ['Thing', 'type Thing { "A." a: Int }'],
    ['Thing.a', '"A thing." type Thing { a: Int }'],
    ['Thing.a(by:)', '"A thing." type Thing { "A." a(by: Int): Int }'],
    ['Kind.A', '"A kind." enum Kind { A }'],
    ['MakeInput.a', '"Input." input MakeInput { a: Int }'],
    ['Time', 'scalar Time'],
    ['Node', 'interface Node { "Id." id: ID }'],
    ['Any', 'union Any = Query'],
  ])('are demanded of %s', (coordinate, body) => {
    const { passed, output } = outcome('descriptions', 'schema/subgraphs/users.graphql', sdl(body));

    expect(passed).toBe(false);
    expect(output).toContain(`schema/subgraphs/users.graphql: ${coordinate} has no description`);
  });

  test('are enough in one subgraph and not asked of federation', () => {
    const sharing =
      'type Thing @key(fields: "id") { id: ID! } type Query { _service: _Service! } type _Service { sdl: String }';
    const { output } = checkTree('descriptions', {
      'schema/subgraphs/users.graphql': sdl('"A thing." type Thing @key(fields: "id") { "Its id." id: ID! }'),
      'schema/subgraphs/content.graphql': `directive @key(fields: String!) on OBJECT\n${sharing}\n`,
    });
    expect(output).toContain('✓ descriptions');
  });
});
