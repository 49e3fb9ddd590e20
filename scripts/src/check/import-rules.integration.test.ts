import { afterEach, describe, expect, test } from '@jest/globals';
import { fixtureTree, type FixtureTree } from './testing/fixture-tree.js';

const users = 'subgraphs/users/src/features';
const importing = (path: string) =>
  `import * as it from '${path}';\n\nexport const { length } = Object.keys(it);\n`;

let tree: FixtureTree | undefined;

afterEach(() => tree?.remove());

/** One violation of each rule: the rule, and the files that break it. */
const violations: readonly [string, Readonly<Record<string, string>>][] = [
  ['schema-imports-nothing-of-ours', { 'schema/src/odd.ts': importing('@gatefold/runtime/features') }],
  [
    'runtime-knows-no-caller',
    { 'runtime/src/odd.ts': importing('../../subgraphs/users/src/features/session/session.policy.js') },
  ],
  [
    'subgraph-imports-no-other-subgraph',
    { 'subgraphs/content/src/odd.ts': importing('../../users/src/features/session/session.policy.js') },
  ],
  [
    'subgraph-imports-only-schema-and-runtime',
    { 'subgraphs/users/src/odd.ts': importing('../../../gateway/src/main.js') },
  ],
  [
    'gateway-imports-only-schema-and-runtime',
    { 'gateway/src/odd.ts': importing(`../../${users}/session/session.policy.js`) },
  ],
  ['web-imports-only-schema', { 'web/src/odd.ts': importing('@gatefold/runtime/features') }],
  ['tests-are-black-box', { 'tests/src/odd.test.ts': importing('../../gateway/src/main.js') }],
  [
    'feature-imports-no-other-feature',
    { [`${users}/profile/profile.policy.ts`]: importing('../session/session.policy.js') },
  ],
  [
    'resolver-and-handler-touch-no-repository',
    { [`${users}/session/other.resolver.ts`]: importing('./session.repository.js') },
  ],
  [
    'resolver-and-handler-touch-no-repository',
    { [`${users}/session/handlers/on-user-registered.ts`]: importing('../session.repository.js') },
  ],
  ['use-case-knows-no-graphql', { [`${users}/session/use-cases/odd.ts`]: importing('graphql') }],
  ['use-case-knows-no-graphql', { [`${users}/session/use-cases/odd.ts`]: importing('type-graphql') }],
  [
    'use-case-knows-no-graphql',
    { [`${users}/session/use-cases/odd.ts`]: importing('../session.resolver.js') },
  ],
  [
    'use-case-knows-no-graphql-runtime',
    {
      'runtime/src/graphql/index.ts': `export const page = 1;\n`,
      [`${users}/session/use-cases/odd.ts`]: importing('@gatefold/runtime/graphql'),
    },
  ],
  [
    'entity-and-repository-call-no-business-logic',
    { [`${users}/session/odd.entity.ts`]: importing('./session.policy.js') },
  ],
  [
    'entity-and-repository-call-no-business-logic',
    { [`${users}/session/odd.repository.ts`]: importing('./use-cases/login.js') },
  ],
  ['policy-is-pure', { [`${users}/session/odd.policy.ts`]: importing('./session.repository.js') }],
  [
    'no-cycle',
    {
      'runtime/src/a/index.ts': importing('../b/index.js'),
      'runtime/src/b/index.ts': importing('../a/index.js'),
    },
  ],
  ['production-imports-no-test-code', { 'gateway/src/odd.ts': importing('@gatefold/runtime/testing') }],
  [
    'production-imports-no-test-code',
    { [`${users}/session/odd.policy.ts`]: importing('./use-cases/login.test.js') },
  ],
  ['can-be-resolved', { 'gateway/src/odd.ts': importing('./absent.js') }],
  ['can-be-resolved', { 'gateway/src/odd.ts': importing('not-an-installed-package') }],
];

/** The ways to depend on a module that TypeScript has: all of them count. */
const ways: readonly [string, string][] = [
  ['import type', `import type * as it from '@gatefold/runtime/features';\n\nexport type Odd = typeof it;\n`],
  [
    'inline type import',
    `import { type defineFeature } from '@gatefold/runtime/features';\n\nexport type Odd = typeof defineFeature;\n`,
  ],
  ['export from', `export { defineFeature } from '@gatefold/runtime/features';\n`],
  ['export type from', `export type * from '@gatefold/runtime/features';\n`],
  ['dynamic import', `export const odd = () => import('@gatefold/runtime/features');\n`],
  ['type query', `export type Odd = Promise<typeof import('@gatefold/runtime/features')>;\n`],
  ['relative path', `export * from '../../runtime/src/features/index.js';\n`],
  ['built file', `export * from '../../runtime/dist/features/index.js';\n`],
];

describe('import rules', () => {
  test('accept a tree that breaks none', () => {
    tree = fixtureTree();
    expect(tree.check('imports')).toEqual({ passed: true, output: expect.stringContaining('✓ imports') });
  });

  test.each(violations)('%s is reported', (rule, files) => {
    tree = fixtureTree(files);
    const { passed, output } = tree.check('imports');

    expect(passed).toBe(false);
    expect(output).toContain(`error ${rule}:`);
    for (const path of Object.keys(files).slice(-1)) expect(output).toContain(path);
  });

  test('see every way of importing', () => {
    const file = (way: string) => `web/src/${way.replaceAll(' ', '-')}.ts`;
    tree = fixtureTree({
      'runtime/dist/features/index.js': 'export {};\n',
      ...Object.fromEntries(ways.map(([way, text]) => [file(way), text])),
    });
    const { output } = tree.check('imports');

    const unseen = ways.filter(([way]) => !output.includes(`error web-imports-only-schema: ${file(way)}`));
    expect(unseen).toEqual([]);
  });

  test('read every syntax of TypeScript', () => {
    const text = `export async function odd(lock: AsyncDisposable) {\n  await using held = lock;\n  return [held, await import('@gatefold/runtime/features')] satisfies unknown[];\n}\n`;
    tree = fixtureTree({ 'web/src/odd.ts': text });

    expect(tree.check('imports').output).toContain('error web-imports-only-schema: web/src/odd.ts');
  });
});
