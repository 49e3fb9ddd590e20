import { composeServices, type CompositionResult } from '@apollo/composition';
import { GraphQLError, parse, printSchema } from 'graphql';
import { compositionHint } from './composition-hints.js';
import { SchemaProblem } from './schema-problem.js';

/** The Federation 2 SDL of one subgraph. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
}

/** What clients and the gateway read. */
export interface ComposedSchema {
  /** With the join directives that the query planner needs. */
  readonly supergraphSdl: string;
  /** What a client may ask for: no @inaccessible element, no federation directive. */
  readonly apiSdl: string;
}

/** Why the subgraphs do not fit together, and what to do. */
export interface CompositionProblem {
  /** Apollo's code, e.g. `FIELD_TYPE_MISMATCH`. */
  readonly code: string;
  /** The subgraphs that take part, sorted. */
  readonly subgraphs: readonly string[];
  readonly message: string;
  /** What to change, one sentence. */
  readonly fix: string;
}

/** The subgraphs cannot be composed; the message holds every problem with its subgraphs and its fix. */
export class CompositionError extends SchemaProblem {
  constructor(readonly problems: readonly CompositionProblem[]) {
    super(
      problems
        .map(
          ({ code, subgraphs, message, fix }) =>
            `${subgraphs.join(', ')}: ${message} (${code})\n  Fix: ${fix}`,
        )
        .join('\n'),
    );
    this.name = 'CompositionError';
  }
}

/**
 * Composes the subgraphs in this process; the order in which they are given does not matter. Throws a CompositionError that
 * names each subgraph at fault. Addresses in the result are placeholders: the gateway knows where the subgraphs are.
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): ComposedSchema {
  const sorted = subgraphs.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const names = sorted.map(({ name }) => name);
  const services = sorted.map(({ name, sdl }) => ({
    name,
    url: `http://${name}.invalid/graphql`,
    typeDefs: parseSubgraph(name, sdl),
  }));
  const result: CompositionResult = composeServices(services);
  if (result.errors) throw new CompositionError(result.errors.map((error) => problemOf(error, names)));
  return {
    supergraphSdl: result.supergraphSdl,
    apiSdl: printSchema(result.schema.toAPISchema().toGraphQLJSSchema()),
  };
}

function parseSubgraph(name: string, sdl: string) {
  try {
    return parse(sdl);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { line, column } = error.locations?.[0] ?? { line: 0, column: 0 };
    const message = `${error.message} at line ${line}, column ${column}`;
    const code = 'INVALID_GRAPHQL';
    throw new CompositionError([{ code, subgraphs: [name], message, fix: compositionHint(code) }]);
  }
}

function problemOf(error: GraphQLError, names: readonly string[]): CompositionProblem {
  const { code } = error.extensions;
  const found = names.filter((name) => isInvolved(name, error));
  return {
    code: typeof code === 'string' ? code : 'UNKNOWN',
    subgraphs: found.length > 0 ? found : names,
    message: error.message.replace(/^\[[^\]]+\] /, ''),
    fix: compositionHint(typeof code === 'string' ? code : 'UNKNOWN'),
  };
}

/** Composition names a subgraph on the nodes of its error, as `[name]` before the message, or in quotes in it. */
function isInvolved(name: string, error: GraphQLError): boolean {
  const onNode = error.nodes?.some((node) => 'subgraph' in node && node.subgraph === name) ?? false;
  return onNode || error.message.startsWith(`[${name}]`) || error.message.includes(`"${name}"`);
}
