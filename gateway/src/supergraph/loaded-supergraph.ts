import { createHash } from 'node:crypto';
import { Supergraph, type Schema } from '@apollo/federation-internals';
import { assertValidSchema, type GraphQLSchema } from 'graphql';
import { Planner } from '../planner/planner.js';

/** One version of the supergraph with everything derived from it. */
export interface LoadedSupergraph {
  /** SHA-256 of the SDL. */
  readonly id: string;
  readonly sdl: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** The same in the planner's own form. */
  readonly plannerApiSchema: Schema;
  /** The whole supergraph with its join directives, for rewrites of the executor. */
  readonly supergraphSchema: GraphQLSchema;
  readonly planner: Planner;
  readonly subgraphNames: readonly string[];
}

/** Takes `for: SECURITY` off links: Apollo's packages refuse to load what they do not enforce themselves. */
const securityPurpose = /,\s*for:\s*SECURITY\b/g;

/**
 * Builds a supergraph from its SDL (about 0.1 s). Throws when the SDL is not a valid Federation 2 supergraph or names
 * a subgraph that is not in `knownSubgraphs`.
 */
export function loadSupergraph(
  sdl: string,
  knownSubgraphs: ReadonlySet<string>,
  planCacheMax: number,
): LoadedSupergraph {
  const supergraph = Supergraph.build(sdl.replace(securityPurpose, ''), { validateSupergraph: true });
  const subgraphNames = supergraph.subgraphsMetadata().map(({ name }) => name);
  const unknown = subgraphNames.filter((name) => !knownSubgraphs.has(name));
  if (unknown.length > 0) throw new Error(`SUBGRAPH_URLS has no address for: ${unknown.join(', ')}`);
  const plannerApiSchema = supergraph.apiSchema();
  const apiSchema = plannerApiSchema.toGraphQLJSSchema();
  assertValidSchema(apiSchema);
  return {
    id: createHash('sha256').update(sdl).digest('hex'),
    sdl,
    apiSchema,
    plannerApiSchema,
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    planner: new Planner(supergraph, plannerApiSchema, planCacheMax),
    subgraphNames,
  };
}
