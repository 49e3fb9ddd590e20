import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { PlainFederation } from './plain-federation.js';
import type { TestSubgraphDefinition } from './test-subgraph.js';

/** One operation and the answer that the specifications of GraphQL and Federation 2 give it. */
export interface ConformanceCase {
  readonly query: string;
  readonly variables?: object;
  readonly data: unknown;
  /** Paths of the errors, in any order; absent: none. */
  readonly errors?: readonly (readonly (string | number)[])[];
}

const directives = `@key @requires @provides @external @shareable @override @interfaceObject @inaccessible @extends
  @authenticated @requiresScopes @policy @tag`;

/** A subgraph of Federation 2 with every directive imported. */
export function subgraph(
  name: string,
  typeDefs: string,
  resolvers: TestSubgraphDefinition['resolvers'] = {},
): TestSubgraphDefinition {
  const imported = JSON.stringify(directives.split(/\s+/));
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ${imported})`;
  return { name, typeDefs: `${link}\n${typeDefs}`, resolvers };
}

/** Finds the entity that has every field of a reference, as `__resolveReference` of a type. */
export function entitiesOf<Entity extends object>(list: readonly Entity[]) {
  const fits = (known: unknown, asked: unknown): boolean =>
    typeof asked === 'object' && asked !== null
      ? Object.entries(asked).every(([key, value]) =>
          fits((known as Record<string, unknown> | null)?.[key], value),
        )
      : known === asked;
  return ({ __typename, ...reference }: { readonly __typename?: string }): Entity | null =>
    list.find((entity) => fits(entity, reference)) ?? null;
}

/** Serves the subgraphs with the standalone command's engine and holds each case against it. */
export function conforms(
  feature: string,
  subgraphs: readonly TestSubgraphDefinition[],
  cases: Readonly<Record<string, ConformanceCase>>,
  environment: Readonly<Record<string, string>> = {},
): void {
  describe(`federation: ${feature}`, () => {
    let federation: PlainFederation;
    beforeAll(async () => {
      federation = await PlainFederation.start(subgraphs, environment);
    });
    afterAll(() => federation?.stop());

    test.each(Object.entries(cases))('%s', async (_, { query, variables, data, errors = [] }) => {
      const answer = await federation.post(query, variables);
      const asked = federation.subgraphs.flatMap(({ requests }) => requests.splice(0));
      const found = (answer.errors ?? []).map(({ path }) => JSON.stringify(path)).sort();
      const wanted = errors.map((path) => JSON.stringify(path)).sort();
      const context = { query, messages: answer.errors, asked };
      expect({ ...context, data: answer.data, paths: found }).toEqual({ ...context, data, paths: wanted });
    });
  });
}
