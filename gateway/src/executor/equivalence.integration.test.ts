import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { execute, GraphQLScalarType, parse, validate, type GraphQLSchema } from 'graphql';
import { loadSupergraph } from '../supergraph/loaded-supergraph.js';
import { equivalenceSubgraphs, monolithResolvers } from '../testing/equivalence-graph.js';
import { composeAt, PlainFederation } from '../testing/plain-federation.js';
import { explainedNulls } from '../testing/random-federation/difference.js';
import { randomOperation } from '../testing/random-operation.js';
import type { Answer } from '../testing/test-platform.js';

jest.setTimeout(120_000);

const runs = Number(process.env['EQUIVALENCE_RUNS'] ?? 200);
const seed = Number(process.env['EQUIVALENCE_SEED'] ?? Date.now() % 1_000_000);

let federation: PlainFederation;
let schema: GraphQLSchema;
beforeAll(async () => {
  federation = await PlainFederation.start(equivalenceSubgraphs);
  schema = loadSupergraph(composeAt(federation.subgraphs), (_, url) => new URL(url ?? ''), 10).apiSchema;
});
afterAll(() => federation.stop());

/** The monolith's answer, as JSON. */
async function expected(query: string, variables: Readonly<Record<string, unknown>>): Promise<Answer> {
  const result = await execute({
    schema,
    document: parse(query),
    variableValues: variables,
    fieldResolver: (source: Record<string, unknown>, args, _context, { parentType, fieldName }) => {
      const resolve = monolithResolvers[parentType.name]?.[fieldName];
      return resolve ? resolve(source as never, args as never) : source?.[fieldName];
    },
  });
  return JSON.parse(JSON.stringify(result)) as Answer;
}

// GX-1, PF-24
test(`random queries are answered as by a monolith (EQUIVALENCE_SEED=${seed})`, async () => {
  expect(schema.getType('Json')).toBeInstanceOf(GraphQLScalarType);
  let compared = 0;
  const property = fc.asyncProperty(
    fc.array(fc.nat(10_000), { minLength: 5, maxLength: 120 }),
    async (choices) => {
      const { query, variables } = randomOperation(schema, choices, 4);
      if (validate(schema, parse(query)).length > 0) return;
      compared += 1;
      const wanted = await expected(query, variables);
      const answer = await federation.post(query, variables);
      const context = { query, variables, errors: answer.errors };
      expect({ ...context, text: JSON.stringify(answer.data) }).toEqual({
        ...context,
        text: JSON.stringify(wanted.data),
      });
      expect({ ...context, nulls: explainedNulls(answer) }).toEqual({
        ...context,
        nulls: explainedNulls(wanted),
      });
    },
  );
  await fc.assert(property, { seed, numRuns: runs });
  expect(compared).toBeGreaterThan(runs / 3);
});
