import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { checkTree, type Outcome } from './testing/fixture-tree.js';

jest.setTimeout(60_000);

const main = 'gateway/src/main.ts';
const session = 'subgraphs/users/src/features/session';
let outcome: Outcome;

test.each(['format', 'lint', 'dead', 'types'])('%s accepts a tree that breaks nothing', (step) => {
  expect(checkTree(step)).toEqual({ passed: true, output: expect.stringMatching(/^✓ \w+ +[\d.]+ s\n$/) });
});

describe('lint', () => {
  const violations: readonly (readonly [rule: string, text: string])[] = [
    ['no-floating-promises', `const act = async () => 1;\nact();\n`],
    ['no-misused-promises', `const act = async () => true;\nif (act()) process.exit(1);\n`],
    ['no-explicit-any', `export const act = (value: any): unknown => value;\n`],
    ['consistent-type-imports', `import { Server } from 'node:http';\n\nexport type Own = Server;\n`],
    ['await-thenable', `await 1;\n`],
    ['only-throw-error', `throw 'text';\n`],
    [
      'switch-exhaustiveness-check',
      `declare const kind: 'a' | 'b';\nswitch (kind) {\n  case 'a':\n    process.exit(1);\n}\n`,
    ],
    ['eqeqeq', `process.exit(process.argv.length == 1 ? 0 : 1);\n`],
    ['no-unused-vars', `const one = 1;\n`],
    ['no-console', `console.log('x');\n`],
    ['no-abusive-eslint-disable', `/* eslint-disable */\nprocess.exit(1);\n`],
  ];
  const file = (rule: string) => `gateway/src/${rule}.ts`;

  beforeAll(() => {
    const texts = violations.map(([rule, text]) => [file(rule), text]);
    const unused = { 'gateway/src/unused.ts': '// oxlint-disable-next-line no-console\nprocess.exit(1);\n' };
    outcome = checkTree('lint', { ...Object.fromEntries(texts), ...unused });
  });

  test.each(violations)('reports %s', (rule) => {
    expect(outcome.passed).toBe(false);
    expect(outcome.output).toMatch(new RegExp(`\\(${rule}\\).*\\s+[^\\n]*\\[${file(rule)}:`));
  });

  test('reports a comment that silences nothing', () => {
    expect(outcome.output).toMatch(
      /Unused (eslint|oxlint)-disable directive.*\s+[^\n]*\[gateway\/src\/unused\.ts:/,
    );
  });
});

describe('dead code', () => {
  beforeAll(() => {
    outcome = checkTree('dead', {
      [`${session}/session.policy.ts`]: `export const canLogin = (name: string) => name !== 'root';\nexport const canNothing = 1;\n`,
      [`${session}/session.entity.ts`]: `export interface Session {\n  readonly name: string;\n}\nexport interface Ghost {\n  readonly name: string;\n}\n`,
      'gateway/src/orphan.ts': 'export const orphan = 1;\n',
      'runtime/src/ghost/index.ts': 'export const unwanted = 1;\n',
      [main]: `import { GraphQLError } from 'graphql';\n\nthrow new GraphQLError('x');\n`,
    });
  });

  test.each([
    ['a file that nobody imports', /Unused files[^]+gateway\/src\/orphan\.ts/],
    ['an export that nobody uses', /Unused exports[^]+canNothing +subgraphs/],
    ['an export of runtime that nobody uses', /Unused exports[^]+unwanted +runtime/],
    ['a type that nobody uses', /Unused exported types[^]+Ghost/],
    ['a dependency that nobody imports', /Unused dependencies[^]+@gatefold\/runtime +gateway\/package\.json/],
    ['a package that is not declared', /Unlisted dependencies[^]+graphql +gateway\/src\/main\.ts/],
  ])('reports %s', (_, report) => {
    expect(outcome.passed).toBe(false);
    expect(outcome.output).toMatch(report);
  });
});

describe('formatting', () => {
  const unformatted = {
    [main]: `export const a = "b"\n`,
    'schema/subgraphs/users.graphql': 'type Query { a: Int }\n',
    'gateway/notes.md': '*  a\n',
  };

  beforeAll(() => {
    outcome = checkTree('format', unformatted);
  });

  test.each(Object.keys(unformatted))('reports %s', (path) => {
    expect(outcome).toEqual({ passed: false, output: expect.stringContaining(path) });
  });
});

test('types reports a value of the wrong type', () => {
  const { passed, output } = checkTree('types', {
    'schema/src/index.ts': `export const roles: string = 1;\n`,
  });

  expect(passed).toBe(false);
  expect(output).toContain('TS2322');
});

test('an unknown step is refused', () => {
  expect(checkTree('nothing')).toEqual({
    passed: false,
    output: expect.stringContaining('There is no step nothing'),
  });
});
