import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from '../logging/index.js';
import type { GraphContext } from './context.js';
import { formatError } from './errors.js';
import { idempotentMutations } from './idempotent-mutations.js';
import { buildFederatedSchema, type SchemaParts, type SubgraphSchema } from './subgraph-schema.js';

export interface GraphqlServer extends SubgraphSchema {
  readonly apollo: ApolloServer<GraphContext>;
}

/** An @apollo/server over the federated schema of these parts, with the error boundary in place. */
export async function createGraphqlServer(
  parts: readonly SchemaParts[],
  log: Logger,
): Promise<GraphqlServer> {
  const { schema, sdl } = await buildFederatedSchema(parts);
  const apollo = new ApolloServer<GraphContext>({
    schema,
    introspection: true,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    plugins: [ApolloServerPluginInlineTraceDisabled(), errorBoundary(log), idempotentMutations()],
    logger: log,
  });
  await apollo.start();
  return { schema, sdl, apollo };
}

/** Lets no error leave but through {@link formatError}, with the request's id. */
function errorBoundary(log: Logger): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ response, errors, contextValue: { requestId } }) => {
        if (!errors || response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        result.errors = errors.map((error) => formatError(error.toJSON(), error, { log, requestId }));
      },
    }),
  };
}
