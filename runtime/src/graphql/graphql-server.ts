import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from '../logging/index.js';
import type { GraphContext } from './context.js';
import { formatError } from './errors.js';
import { buildFederatedSchema, type SchemaParts, type SubgraphSchema } from './subgraph-schema.js';

export interface GraphqlServer extends SubgraphSchema {
  readonly apollo: ApolloServer<GraphContext>;
}

/** An @apollo/server over the federated schema of these parts, with the error boundary in place. */
export async function createGraphqlServer(parts: readonly SchemaParts[], log: Logger): Promise<GraphqlServer> {
  const { schema, sdl } = await buildFederatedSchema(parts);
  const apollo = new ApolloServer<GraphContext>({
    schema,
    introspection: true,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    logger: log,
    formatError: (formatted, thrown) => formatError(formatted, thrown, { log, requestId: undefined }),
  });
  await apollo.start();
  return { schema, sdl, apollo };
}
