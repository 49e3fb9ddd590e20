import { readFileSync } from 'node:fs';
import { Supergraph } from '@apollo/federation-internals';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { printSchema } from 'graphql';

/**
 * Operation types come from the composed contract and from the `.graphql` files beside the code that sends them.
 * The output in `src/gql` is committed, so that types check and the site builds without this step;
 * run `npm run codegen --workspace web` after the contract or an operation changes.
 */
const supergraph = readFileSync(new URL('../schema/supergraph.graphql', import.meta.url), 'utf8');
const schema = printSchema(Supergraph.build(supergraph).apiSchema().toGraphQLJSSchema());

const shared = {
  useTypeImports: true,
  enumsAsTypes: true,
  scalars: {
    ID: 'string',
    DateTimeISO: 'string',
    Currency: 'string',
    JSONObject: 'Record<string, unknown>',
  },
} as const;
const extensionless = { emitLegacyCommonJSImports: false, importExtension: '.js' } as const;

const config: CodegenConfig = {
  schema,
  ...extensionless,
  generates: {
    './src/gql/': {
      documents: ['src/**/*.graphql', '!src/public-page/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...shared, ...extensionless },
    },
    './src/public-page/gql/': {
      documents: ['src/public-page/**/*.graphql'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: { ...shared, ...extensionless, documentMode: 'string' },
    },
  },
};

export default config;
