import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { checkTree, type Outcome } from './testing/fixture-tree.js';

jest.setTimeout(60_000);

const session = 'subgraphs/users/src/features/session';
const odd = 'export {};\n';
const lines = (count: number) => `${Array.from({ length: count }, (_, index) => `// ${index}`).join('\n')}\n`;
let outcome: Outcome;

test.each(['names', 'size', 'focus', 'traces', 'descriptions'])(
  '%s accepts a tree that breaks nothing',
  (step) => {
    expect(checkTree(step)).toEqual({ passed: true, output: expect.stringMatching(/^✓ \w+ +[\d.]+ s\n$/) });
  },
);

describe('size', () => {
  const tooLong: readonly (readonly [file: string, count: number])[] = [
    ['gateway/src/long.ts', 201],
    ['gateway/src/long.mts', 201],
    ['web/src/long.tsx', 201],
    ['gateway/src/long.test.ts', 301],
    ['tests/src/long.ts', 301],
  ];

  beforeAll(() => {
    outcome = checkTree('size', Object.fromEntries(tooLong.map(([file, count]) => [file, lines(count)])));
  });

  test.each(tooLong)('refuses %s with %i lines', (file, count) => {
    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(`${file}: ${count} lines, at most ${count - 1}`);
  });

  test('accepts files at the limit, and generated ones, migrations and texts of any length', () => {
    const files = {
      'gateway/src/long.ts': lines(200),
      'gateway/src/long.test.ts': lines(300),
      'web/src/gql/graphql.ts': lines(2000),
      'web/src/public-page/gql/graphql.ts': lines(2000),
      'subgraphs/users/src/migrations/create-session.ts': lines(400),
      'scripts/src/seed/texts/projects.ts': lines(400),
    };
    expect(checkTree('size', files).passed).toBe(true);
  });
});

describe('names', () => {
  const bad: readonly (readonly [file: string, problem: string])[] = [
    ['gateway/src/fetchPool.ts', 'fetchPool.ts is not kebab-case'],
    ['gateway/src/Pool/pool.ts', 'Pool is not kebab-case'],
    ['gateway/src/fetch_pool.ts', 'fetch_pool.ts is not kebab-case'],
    [`${session}/session.service.ts`, 'not a role of a feature'],
    [`${session}/session.ts`, 'not a role of a feature'],
    [
      `${session}/services/login.ts`,
      'a feature has the folders use-cases, handlers, jobs, data and testing only',
    ],
    [`${session}/handlers/user-registered.ts`, 'in handlers/ a file is called on-<past tense>.ts'],
    ['subgraphs/users/src/features/odd.ts', 'lies beside the features'],
    ['gateway/src/utils/pool.ts', 'utils does not say'],
    ['gateway/src/helpers.ts', 'helpers.ts does not say'],
    ['runtime/src/common/index.ts', 'common does not say'],
    ['web/src/lib/cn.ts', 'lib does not say'],
    ['web/src/date-utils.ts', 'date-utils.ts does not say'],
  ];

  beforeAll(() => {
    outcome = checkTree('names', Object.fromEntries(bad.map(([file]) => [file, odd])));
  });

  test.each(bad)('refuse %s', (file, problem) => {
    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(`${file}: ${problem}`);
  });

  test('accept every role and folder of a feature', () => {
    const good = [
      `${session}/session.errors.ts`,
      `${session}/session.integration.test.ts`,
      `${session}/session.policy.test.ts`,
      `${session}/handlers/on-user-registered.ts`,
      `${session}/testing/session.factory.ts`,
      `${session}/jobs/sweep-sessions.ts`,
      'web/src/library.ts',
    ];
    expect(checkTree('names', Object.fromEntries(good.map((file) => [file, odd]))).passed).toBe(true);
  });
});

describe('focus', () => {
  const dotted = ['only', 'skip', 'todo'].flatMap((word) =>
    ['it', 'test.concurrent', 'describe'].map((name) => `${name}.${word}`),
  );
  const calls = [...dotted, 'fit', 'xit', 'fdescribe', 'xdescribe', 'xtest'];
  const file = 'gateway/src/odd.test.ts';

  beforeAll(() => {
    outcome = checkTree('focus', { [file]: calls.map((call) => `${call}('a', () => {});\n`).join('') });
  });

  test.each(calls.map((call, index) => [call, index + 1] as const))('refuses %s', (call, line) => {
    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(`${file}:${line}: ${call}`);
  });
});

describe('traces', () => {
  const registry = ['registry', 'npmjs', 'org'].join('.');
  const traces: readonly (readonly [what: string, text: string])[] = [
    ['a path of one machine', `const a = '/${'work'}/main';\n`],
    ['a path of one machine', `cd /${'home'}/ada/gatefold\n`],
    ['a path of one machine', `cp /${'root'}/secret .\n`],
    ['a package registry host', `https://${registry}/graphql\n`],
    ['a download host', `{ ${'"resolved"'}: "https://example.invalid/a.tgz" }\n`],
    ['a registry token', `//example.invalid/:_auth${'Token'}=abc\n`],
    ['a private key', `-----BEGIN ${'PRIVATE'} KEY-----\n${'A'.repeat(64)}\n`],
    ['a Stripe secret', `key=sk_${'live'}_${'a1'.repeat(12)}\n`],
    ['an AI provider key', `key=sk-${'proj'}-${'a1'.repeat(20)}\n`],
    ['an access key', `AK${'IA'}ABCDEFGHIJKLMNOP\n`],
  ];

  beforeAll(() => {
    const files = traces.map(([, text], index) => [`gateway/notes-${index}.txt`, text]);
    outcome = checkTree('traces', Object.fromEntries(files));
  });

  test.each(traces.map(([what], index) => [what, index] as const))('refuse %s (%i)', (what, index) => {
    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(`gateway/notes-${index}.txt:1: ${what} does not belong`);
  });

  test('accept the homes of a container', () => {
    const text = 'WORKDIR /home/node/app\nRUN --mount=type=cache,target=/root/.npm npm ci\n';
    expect(checkTree('traces', { Dockerfile: text }).passed).toBe(true);
  });
});

describe('descriptions', () => {
  const bare: readonly (readonly [coordinate: string, sdl: string])[] = [
    ['Query.two', 'extend type Query { two: Int }'],
    ['Plain', 'type Plain { "A." a: Int }'],
    ['Thing.a', '"A thing." type Thing { a: Int }'],
    ['Other.a(by:)', '"A thing." type Other { "A." a(by: Int): Int }'],
    ['Kind.A', '"A kind." enum Kind { A }'],
    ['MakeInput.a', '"Input." input MakeInput { a: Int }'],
    ['Time', 'scalar Time'],
    ['Node', 'interface Node { "Id." id: ID }'],
    ['Either', 'union Either = Plain | Thing'],
    ['Empty', '"""\n\n""" type Empty { "A." a: Int }'],
  ];
  const described = 'type Query { "One." one: Int }\n';
  const users = 'schema/subgraphs/users.graphql';

  beforeAll(() => {
    outcome = checkTree('descriptions', { [users]: described + bare.map(([, sdl]) => sdl).join('\n') });
  });

  test.each(bare)('are demanded of %s', (coordinate) => {
    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(`${users}: ${coordinate} has no description`);
  });

  test('are demanded of nothing else', () => {
    expect(outcome.output.match(/has no description/g)).toHaveLength(bare.length);
  });

  test('are enough in one subgraph and not asked of federation', () => {
    const sharing =
      'type Thing @key(fields: "id") { id: ID! } type Query { _service: _Service! } type _Service { sdl: String }';
    const { output } = checkTree('descriptions', {
      [users]: `${described}"A thing." type Thing @key(fields: "id") { "Its id." id: ID! }`,
      'schema/subgraphs/content.graphql': `directive @key(fields: String!) on OBJECT\n${sharing}\n`,
    });
    expect(output).toContain('✓ descriptions');
  });
});
