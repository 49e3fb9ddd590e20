/** One Jest configuration; `npm test -- --selectProjects unit` runs one kind. */
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: {
            legacyDecorator: true,
            decoratorMetadata: true,
            useDefineForClassFields: false,
            react: { runtime: 'automatic' },
          },
        },
        module: { type: 'es6' },
      },
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@gatefold/schema$': '<rootDir>/schema/src/index.ts',
    '^@gatefold/(runtime|sandboxes|scripts)/([^/]+)$': '<rootDir>/$1/src/$2/index.ts',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.data/'],
};

const project = (displayName, testMatch) => ({ ...base, displayName, testMatch });

/** Jest runs a setup file that several projects name once: one server for all of them, none for unit tests alone. */
const withPostgres = {
  globalSetup: '<rootDir>/sandboxes/src/jest/global-setup.mts',
  globalTeardown: '<rootDir>/sandboxes/src/jest/global-teardown.mts',
};

/** Loads each module once for all files of a process, where loading takes longer than the tests. */
const native = { runner: '<rootDir>/scripts/jest/native-runner.mjs' };

export default {
  testTimeout: 30_000,
  projects: [
    {
      ...project('unit', [
        '<rootDir>/{schema,runtime,gateway,subgraphs,sandboxes,scripts}/**/src/**/!(*.integration|*.promise).test.ts',
      ]),
      ...native,
    },
    project('web-unit', ['<rootDir>/web/src/**/!(*.integration).test.{ts,tsx}']),
    {
      ...project('integration', [
        '<rootDir>/{schema,runtime,gateway,subgraphs,sandboxes,scripts}/**/src/**/*.integration.test.ts',
      ]),
      ...withPostgres,
      ...native,
    },
    { ...project('web-integration', ['<rootDir>/web/src/**/*.integration.test.ts']), ...withPostgres },
    {
      ...project('system', ['<rootDir>/tests/src/!(promises)/**/*.test.ts']),
      globalSetup: '<rootDir>/tests/src/jest/global-setup.mts',
      globalTeardown: '<rootDir>/tests/src/jest/global-teardown.mts',
      ...native,
    },
    {
      ...project('promises', [
        '<rootDir>/tests/src/promises/**/*.test.ts',
        '<rootDir>/**/src/**/*.promise.test.ts',
      ]),
      ...withPostgres,
    },
  ],
};
