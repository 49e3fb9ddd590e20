import { join } from 'node:path';

/** Every folder of ours that holds code; what a rule does not allow it names from this list. */
const parts = ['schema', 'runtime', 'gateway', 'subgraphs', 'web', 'tests', 'sandboxes', 'bench', 'scripts'];
const others = (...allowed) => `^(${parts.filter((part) => !allowed.includes(part)).join('|')})/`;

const feature = '^subgraphs/([^/]+)/src/features/([^/]+)/';
const anyFeature = '^subgraphs/[^/]+/src/features/[^/]+/';
const testFile = '\\.test\\.tsx?$';
const testCode = `(${testFile}|/testing/|^tests/)`;
const graphqlPackages = '(^|/)node_modules/(graphql|type-graphql|graphql-[^/]+|@graphql-[^/]+|@apollo)/';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** The nine rules of docs/ARCHITECTURE.md; `scripts/src/check/import-rules.integration.test.ts` proves each of them. */
export default {
  forbidden: [
    rule(
      'schema-imports-nothing-of-ours',
      'schema is what everybody agrees on: it cannot depend on anybody.',
      { path: '^schema/' },
      { path: others('schema') },
    ),
    rule(
      'runtime-knows-no-caller',
      'runtime may import schema only. Turn the dependency round: let the caller pass the value in.',
      { path: '^runtime/' },
      { path: others('runtime', 'schema') },
    ),
    rule(
      'subgraph-imports-no-other-subgraph',
      'Subgraphs talk by events or through the graph.',
      { path: '^subgraphs/([^/]+)/' },
      { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    ),
    rule(
      'subgraph-imports-only-schema-and-runtime',
      'A subgraph runs alone: it knows neither the gateway nor the web. Its tests may use sandboxes.',
      { path: '^subgraphs/', pathNot: testCode },
      { path: others('subgraphs', 'runtime', 'schema') },
    ),
    rule(
      'gateway-imports-only-schema-and-runtime',
      'The gateway holds no domain logic.',
      { path: '^gateway/', pathNot: testCode },
      { path: others('gateway', 'runtime', 'schema') },
    ),
    rule(
      'web-imports-only-schema',
      'web reaches the servers through the graph.',
      { path: '^web/' },
      { path: others('web', 'schema') },
    ),
    rule(
      'tests-are-black-box',
      'Journeys go through the gateway, like a client.',
      { path: '^tests/' },
      { path: '^(gateway|subgraphs|web)/' },
    ),
    rule(
      'feature-imports-no-other-feature',
      'Use an event or the graph, or make the two one feature.',
      { path: feature },
      { path: '^subgraphs/$1/src/features/', pathNot: '^subgraphs/$1/src/features/$2/' },
    ),
    rule(
      'resolver-and-handler-touch-no-repository',
      'Call a use case: it authorises and acts in one transaction.',
      {
        path: `${anyFeature}([^/]+\\.(resolver|reference)\\.ts$|(handlers|jobs)/)`,
        pathNot: testFile,
      },
      { path: '\\.repository\\.ts$' },
    ),
    rule(
      'use-case-knows-no-graphql',
      'Use cases, and all below them, take and return plain values.',
      {
        path: `${anyFeature}(use-cases/|[^/]+\\.(policy|errors|repository|entity)\\.ts$)`,
        pathNot: testFile,
      },
      { path: [graphqlPackages, `${anyFeature}[^/]+\\.(type|input|resolver|reference|feature)\\.ts$`] },
    ),
    rule(
      'use-case-knows-no-graphql-runtime',
      'A use case returns plain values; the resolver turns them into GraphQL.',
      { path: `${anyFeature}use-cases/`, pathNot: testFile },
      { path: '^runtime/(src|dist)/graphql/' },
    ),
    rule(
      'entity-and-repository-call-no-business-logic',
      'Decisions belong to the use case and its policy.',
      { path: `${anyFeature}[^/]+\\.(entity|repository)\\.ts$` },
      { path: `${anyFeature}((use-cases|handlers|jobs)/|[^/]+\\.policy\\.ts$)` },
    ),
    rule(
      'policy-is-pure',
      'A policy is a function of the actor and the object.',
      { path: `${anyFeature}[^/]+\\.policy\\.ts$` },
      { path: `${anyFeature}((use-cases|handlers|jobs)/|[^/]+\\.repository\\.ts$)` },
    ),
    rule(
      'no-cycle',
      'Move what both need below both. Type-only imports count: a cycle of types is a cycle of ideas.',
      {},
      { circular: true },
    ),
    rule(
      'production-imports-no-test-code',
      'What only tests need does not ship.',
      { pathNot: `(${testCode}|^scripts/)` },
      { path: testCode },
    ),
    rule(
      'can-be-resolved',
      'The file or package does not exist, or is not exported.',
      {},
      { couldNotResolve: true },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: '(^|/)(node_modules|dist|coverage|\\.data)(/|$)' },
    webpackConfig: { fileName: join(import.meta.dirname, 'scripts/src/check/source-aliases.mjs') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
