const imports = /@import\s+(?:url\()?(["'][^"']+["'])/g;
const tests = 'src/**/*.test.{ts,tsx}';

/** A package of ours has no users elsewhere: an export that nothing here imports is dead, also when it is at its door. */
const internal = { entry: [tests], project: ['src/**/*.{ts,mts}'], includeEntryExports: true };

/** Finds files, exports and dependencies that nothing uses, and packages that are used but not declared. */
export default {
  /** Style sheets import packages too. */
  compilers: {
    css: (text) => [...text.matchAll(imports)].map(([, specifier]) => `import ${specifier};`).join('\n'),
  },
  /** A type may be exported to name what a function of the same file takes or returns. */
  ignoreExportsUsedInFile: { interface: true, type: true },
  /** Values of enums are the API's, not ours to call unused. */
  exclude: ['enumMembers'],
  ignoreIssues: {
    '{schema,runtime,sandboxes}/src/**/index.ts': ['types'],
    'web/src/**/gql/**': ['files', 'exports', 'types', 'unlisted'],
  },
  /** Tests that need it look for it on the machine. */
  ignoreBinaries: ['redis-server'],
  workspaces: {
    '.': {
      project: ['*.{js,mjs}'],
      /** scripts/check.mjs and scripts/test.mjs run these by path. */
      ignoreDependencies: ['dependency-cruiser', 'jest', 'oxlint', 'oxlint-tsgolint', 'prettier'],
    },
    schema: internal,
    runtime: { ...internal, entry: [...internal.entry, 'src/events/testing/event-process.ts'] },
    sandboxes: { ...internal, entry: [...internal.entry, 'src/*/main.ts'] },
    gateway: { entry: ['src/main.ts', 'src/standalone/main.ts', tests], project: ['src/**/*.ts'] },
    'subgraphs/*': {
      entry: [
        'src/**/main.ts',
        'src/subgraph.ts',
        'src/features/*/*.feature.ts',
        'src/migrations/*.ts',
        tests,
      ],
      project: ['src/**/*.ts'],
    },
    web: { entry: ['src/server/main.ts', tests], project: ['src/**/*.{ts,tsx,css}', '*.ts'] },
    tests: { entry: ['src/pictures/main.ts', tests], project: ['src/**/*.{ts,mts}'] },
    scripts: {
      entry: [
        '*.mjs',
        'start/bundle.mjs',
        'src/check/*.mjs',
        'src/*/testing/*.mjs',
        'src/schema/{print,check}.ts',
        'src/*/main.ts',
        tests,
      ],
      project: ['*.mjs', 'start/**/*.mjs', 'src/**/*.{ts,mjs}'],
    },
  },
};
