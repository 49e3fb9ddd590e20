import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { checkTree, type Outcome } from './testing/fixture-tree.js';

jest.setTimeout(60_000);

const session = 'subgraphs/users/src/features/session';
const policy = 'subgraphs/users/src/features/session/session.policy.js';
const importing = (path: string) =>
  `import * as it from '${path}';\n\nexport const { length } = Object.keys(it);\n`;

/** At least one violation of each rule: the rule, a file of its own, and what that must not import. */
const violations: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['schema-imports-nothing-of-ours', 'schema/src/odd.ts', '@gatefold/runtime/features'],
  ['runtime-knows-no-caller', 'runtime/src/odd.ts', `../../${policy}`],
  [
    'subgraph-imports-no-other-subgraph',
    'subgraphs/content/src/odd.ts',
    '../../users/src/features/session/session.policy.js',
  ],
  ['subgraph-imports-only-schema-and-runtime', 'subgraphs/users/src/odd.ts', '../../../gateway/src/main.js'],
  ['gateway-imports-only-schema-and-runtime', 'gateway/src/odd.ts', `../../${policy}`],
  ['web-imports-only-schema', 'web/src/odd.ts', '@gatefold/runtime/features'],
  ['tests-are-black-box', 'tests/src/odd.test.ts', '../../gateway/src/main.js'],
  [
    'feature-imports-no-other-feature',
    'subgraphs/users/src/features/profile/profile.policy.ts',
    '../session/session.policy.js',
  ],
  ['resolver-and-handler-touch-no-repository', `${session}/odd.resolver.ts`, './session.repository.js'],
  ['resolver-and-handler-touch-no-repository', `${session}/odd.reference.ts`, './session.repository.js'],
  ['resolver-and-handler-touch-no-repository', `${session}/handlers/on-odd.ts`, '../session.repository.js'],
  ['use-case-knows-no-graphql', `${session}/use-cases/odd-graphql.ts`, 'graphql'],
  ['use-case-knows-no-graphql', `${session}/use-cases/odd-type-graphql.ts`, 'type-graphql'],
  ['use-case-knows-no-graphql', `${session}/use-cases/odd-resolver.ts`, '../session.resolver.js'],
  ['use-case-knows-no-graphql', `${session}/graph.repository.ts`, 'graphql'],
  ['use-case-knows-no-graphql-runtime', `${session}/use-cases/odd-page.ts`, '@gatefold/runtime/graphql'],
  ['entity-and-repository-call-no-business-logic', `${session}/odd.entity.ts`, './session.policy.js'],
  ['entity-and-repository-call-no-business-logic', `${session}/odd.repository.ts`, './use-cases/login.js'],
  ['policy-is-pure', `${session}/odd.policy.ts`, './session.repository.js'],
  ['no-cycle', 'runtime/src/a/index.ts', '../b/index.js'],
  ['production-imports-no-test-code', 'gateway/src/odd-folder.ts', '@gatefold/runtime/testing'],
  ['production-imports-no-test-code', `${session}/odd-test.policy.ts`, './use-cases/login.test.js'],
  ['can-be-resolved', 'gateway/src/odd-file.ts', './absent.js'],
  ['can-be-resolved', 'gateway/src/odd-package.ts', 'not-an-installed-package'],
];

/** What the violations import besides the files of the clean tree. */
const imported = {
  'runtime/src/graphql/index.ts': 'export const page = 1;\n',
  'runtime/src/b/index.ts': importing('../a/index.js'),
  'runtime/dist/features/index.js': 'export {};\n',
};

/** Every way that TypeScript has to depend on a module. */
const ways: readonly (readonly [way: string, text: string])[] = [
  ['import-type', `import type * as it from '@gatefold/runtime/features';\n\nexport type Odd = typeof it;\n`],
  [
    'inline-type',
    `import { type defineFeature } from '@gatefold/runtime/features';\n\nexport type Odd = typeof defineFeature;\n`,
  ],
  ['export-from', `export { defineFeature } from '@gatefold/runtime/features';\n`],
  ['export-type-from', `export type * from '@gatefold/runtime/features';\n`],
  ['dynamic-import', `export const odd = () => import('@gatefold/runtime/features');\n`],
  ['type-query', `export type Odd = Promise<typeof import('@gatefold/runtime/features')>;\n`],
  ['relative-path', `export * from '../../runtime/src/features/index.js';\n`],
  ['built-file', `export * from '../../runtime/dist/features/index.js';\n`],
  [
    'beside-using',
    `export async function odd(lock: AsyncDisposable) {\n  await using held = lock;\n  return [held, import('@gatefold/runtime/features')] satisfies unknown[];\n}\n`,
  ],
];
const wayFile = (way: string) => `web/src/way-${way}.ts`;

test('import rules accept a tree that breaks none', () => {
  expect(checkTree('imports')).toEqual({ passed: true, output: expect.stringContaining('✓ imports') });
});

describe('import rules', () => {
  let outcome: Outcome;

  beforeAll(() => {
    outcome = checkTree('imports', {
      ...imported,
      ...Object.fromEntries(violations.map(([, file, path]) => [file, importing(path)])),
      ...Object.fromEntries(ways.map(([way, text]) => [wayFile(way), text])),
    });
  });

  test.each(violations)('%s: reports %s', (rule, file) => {
    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(`error ${rule}: ${file} →`);
  });

  test.each(ways)('count a dependency by %s', (way) => {
    expect(outcome.output).toContain(`error web-imports-only-schema: ${wayFile(way)} →`);
  });
});
