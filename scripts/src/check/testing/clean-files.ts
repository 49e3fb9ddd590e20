const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const workspace = (name: string, dependencies: Record<string, string>, rest: object = {}) =>
  json({ name: `@gatefold/${name}`, version: '0.1.0', private: true, type: 'module', ...rest, dependencies });

const tsconfig = (depth: number, ...references: string[]) => `{
  "extends": "${'../'.repeat(depth)}tsconfig.base.json",
  "compilerOptions": { "rootDir": "src", "outDir": "dist", "tsBuildInfoFile": "dist/.tsbuildinfo" },
  "include": ["src"],
  "references": [${references.map((path) => `{ "path": "${path}" }`).join(', ')}]
}
`;

const own = { '@gatefold/schema': '0.1.0' };
const feature = 'subgraphs/users/src/features/session/session';

/** A tree of our layout that breaks no rule: one feature with every layer, one of each workspace that rules speak of. */
export const cleanFiles: Readonly<Record<string, string>> = {
  'package.json': json({
    name: 'fixture',
    private: true,
    type: 'module',
    workspaces: ['schema', 'runtime', 'gateway', 'subgraphs/users', 'subgraphs/content', 'web', 'tests'],
  }),
  'tsconfig.json': json({ files: [], references: [{ path: 'schema' }, { path: 'runtime' }] }),

  'schema/package.json': workspace(
    'schema',
    {},
    {
      exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
    },
  ),
  'schema/tsconfig.json': tsconfig(1),
  'schema/src/index.ts': `export const roles = ['MEMBER'] as const;\n`,
  'schema/subgraphs/users.graphql': 'type Query {\n  """\n  Who asks.\n  """\n  me: String\n}\n',

  'runtime/package.json': workspace('runtime', own, {
    exports: { './*': { types: './dist/*/index.d.ts', default: './dist/*/index.js' } },
  }),
  'runtime/tsconfig.json': tsconfig(1, '../schema'),
  'runtime/src/features/index.ts': `import { roles } from '@gatefold/schema';\n\nexport const defineFeature = (name: string) => ({ name, roles });\n`,
  'runtime/src/testing/index.ts': `export const actor = { id: 'one' };\n`,

  'gateway/package.json': workspace('gateway', { '@gatefold/runtime': '0.1.0' }),
  'gateway/tsconfig.json': tsconfig(1, '../runtime'),
  'gateway/src/main.ts': `import { defineFeature } from '@gatefold/runtime/features';\n\ndefineFeature('door');\n`,

  'subgraphs/users/package.json': workspace('users', { '@gatefold/runtime': '0.1.0', graphql: '16.15.0' }),
  'subgraphs/users/tsconfig.json': tsconfig(2, '../../runtime'),
  [`${feature}.feature.ts`]: `import { defineFeature } from '@gatefold/runtime/features';\nimport { resolve } from './session.resolver.js';\n\nexport default { ...defineFeature('session'), resolve };\n`,
  [`${feature}.resolver.ts`]: `import { GraphQLError } from 'graphql';\nimport { login } from './use-cases/login.js';\n\nexport function resolve(name: string): string {\n  if (name === '') throw new GraphQLError('empty');\n  return login(name);\n}\n`,
  [`${feature}.policy.ts`]: `export const canLogin = (name: string) => name !== 'root';\n`,
  [`${feature}.entity.ts`]: `export interface Session {\n  readonly name: string;\n}\n`,
  [`${feature}.repository.ts`]: `import type { Session } from './session.entity.js';\n\nexport const findSession = (name: string): Session => ({ name });\n`,
  'subgraphs/users/src/features/session/use-cases/login.ts': `import { canLogin } from '../session.policy.js';\nimport { findSession } from '../session.repository.js';\n\nexport const login = (name: string) => (canLogin(name) ? findSession(name).name : '');\n`,
  'subgraphs/users/src/features/session/use-cases/login.test.ts': `import { actor } from '@gatefold/runtime/testing';\nimport { login } from './login.js';\n\nlogin(actor.id);\n`,
  'subgraphs/users/src/features/profile/profile.feature.ts': `import { defineFeature } from '@gatefold/runtime/features';\n\nexport default defineFeature('profile');\n`,

  'subgraphs/content/package.json': workspace('content', { '@gatefold/runtime': '0.1.0' }),
  'subgraphs/content/tsconfig.json': tsconfig(2, '../../runtime'),
  'subgraphs/content/src/features/project/project.feature.ts': `import { defineFeature } from '@gatefold/runtime/features';\n\nexport default defineFeature('project');\n`,

  'web/package.json': workspace('web', own),
  'web/tsconfig.json': tsconfig(1, '../schema'),
  'web/src/roles.test.ts': `import { roles } from '@gatefold/schema';\n\nroles.at(0);\n`,

  'tests/package.json': workspace('tests', own),
  'tests/tsconfig.json': tsconfig(1, '../schema'),
  'tests/src/journey.test.ts': `import { roles } from '@gatefold/schema';\n\nroles.at(0);\n`,
};
