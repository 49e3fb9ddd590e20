import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { fixtureTree, type FixtureTree } from './testing/fixture-tree.js';

const main = 'gateway/src/main.ts';
const session = 'subgraphs/users/src/features/session';

let tree: FixtureTree | undefined;

afterEach(() => tree?.remove());

describe('lint', () => {
  test.each([
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
  ])('reports %s', (rule, text) => {
    tree = fixtureTree({ [main]: text });
    const { passed, output } = tree.check('lint');

    expect(passed).toBe(false);
    expect(output).toContain(`(${rule})`);
    expect(output).toContain(main);
  });

  test('reports a comment that silences nothing', () => {
    tree = fixtureTree({ [main]: '// oxlint-disable-next-line no-console\nprocess.exit(1);\n' });
    expect(tree.check('lint')).toMatchObject({ passed: false, output: expect.stringContaining('Unused') });
  });
});

describe('dead code', () => {
  test.each([
    [
      'an export that nobody uses',
      `${session}/session.policy.ts`,
      `export const canLogin = (name: string) => name !== 'root';\nexport const canNothing = false;\n`,
      'canNothing',
    ],
    [
      'a type that nobody uses',
      `${session}/session.entity.ts`,
      `export interface Session {\n  readonly name: string;\n}\nexport interface Ghost {\n  readonly name: string;\n}\n`,
      'Ghost',
    ],
    [
      'a file that nobody imports',
      'gateway/src/orphan.ts',
      'export const orphan = 1;\n',
      'gateway/src/orphan.ts',
    ],
    [
      'an export of runtime that nobody uses',
      'runtime/src/ghost/index.ts',
      'export const ghost = 1;\n',
      'ghost',
    ],
    [
      'a package that is not declared',
      main,
      `import { GraphQLError } from 'graphql';\n\nthrow new GraphQLError('x');\n`,
      'graphql',
    ],
  ])('reports %s', (_, path, text, named) => {
    tree = fixtureTree({ [path]: text });
    const { passed, output } = tree.check('dead');

    expect(passed).toBe(false);
    expect(output).toContain(named);
  });

  test('reports a dependency that nobody imports', () => {
    tree = fixtureTree();
    const manifest = readFileSync(join(tree.root, 'web/package.json'), 'utf8');
    tree.write({
      'web/package.json': manifest.replace('"dependencies": {', '"dependencies": {\n    "react": "19.3.1",'),
    });

    expect(tree.check('dead')).toMatchObject({
      passed: false,
      output: expect.stringMatching(/Unused dependencies[^]+react/),
    });
  });
});

describe('formatting', () => {
  test.each([
    [main, `export const a = "b"\n`],
    ['schema/subgraphs/users.graphql', 'type Query { a: Int }\n'],
    ['gateway/notes.md', '*  a\n'],
  ])('reports %s', (path, text) => {
    tree = fixtureTree({ [path]: text });
    expect(tree.check('format')).toMatchObject({ passed: false, output: expect.stringContaining(path) });
  });
});

describe('types', () => {
  test('reports a value of the wrong type', () => {
    tree = fixtureTree({ 'schema/src/index.ts': `export const roles: string = 1;\n` });
    expect(tree.check('types')).toMatchObject({ passed: false, output: expect.stringContaining('TS2322') });
  });
});
