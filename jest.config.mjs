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
    '^@gatefold/(runtime|sandboxes)/([^/]+)$': '<rootDir>/$1/src/$2/index.ts',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/', '/\\.data/'],
};

const project = (displayName, testMatch) => ({ ...base, displayName, testMatch });

export default {
  projects: [
    project('unit', [
      '<rootDir>/{schema,runtime,gateway,subgraphs,web,sandboxes,scripts}/**/src/**/!(*.integration).test.{ts,tsx}',
    ]),
    project('integration', ['<rootDir>/**/src/**/*.integration.test.ts']),
    project('system', ['<rootDir>/tests/src/**/*.test.ts']),
  ],
};
