import type { Server } from 'node:http';
import { GraphQLError, parse, validate, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Actor } from '../identity/index.js';
import type { GraphContext } from './context.js';
import { formatError } from './errors.js';

/** WebSocket close code: the service restarts, come back. */
const serviceRestart = 1012;

export interface WsEndpointOptions {
  readonly server: Server;
  readonly schema: GraphQLSchema;
  readonly verify: (token: string) => Promise<Actor>;
  contextFor(actor: Actor, request: { requestId: string | undefined }): GraphContext;
}

/**
 * graphql-ws on `/graphql` for the gateway alone: the socket is opened with a service identity in
 * `connectionParams.identity`, and each operation carries its caller in `extensions.identity`.
 */
export function serveGraphqlWs(options: WsEndpointOptions): { close(): Promise<void> } {
  const sockets = new WebSocketServer({ server: options.server, path: '/graphql', maxPayload: 1_000_000 });
  const contexts = new WeakMap<ExecutionArgs, GraphContext>();
  const serving = useServer(
    {
      onConnect: async ({ connectionParams }) => {
        const actor = await verified(connectionParams?.['identity'], options.verify);
        return actor?.kind === 'service';
      },
      onSubscribe: async (_context, _id, payload) => {
        const actor = await verified(payload.extensions?.['identity'], options.verify);
        if (!actor) return [unauthenticated()];
        const document = parse(payload.query);
        const problems = validate(options.schema, document);
        if (problems.length > 0) return problems;
        const requestId = payload.extensions?.['requestId'];
        const contextValue = options.contextFor(actor, {
          requestId: typeof requestId === 'string' ? requestId : undefined,
        });
        const args: ExecutionArgs = {
          schema: options.schema,
          document,
          contextValue,
          operationName: payload.operationName ?? null,
          variableValues: payload.variables ?? null,
        };
        contexts.set(args, contextValue);
        return args;
      },
      onNext: (_context, _id, _payload, args, result) => {
        const context = contexts.get(args);
        if (!result.errors || !context) return undefined;
        return {
          ...result,
          errors: result.errors.map((error) => formatError(error.toJSON(), error, context)),
        };
      },
    },
    sockets,
    12_000,
  );
  return {
    close: async () => {
      for (const socket of sockets.clients) socket.close(serviceRestart, 'restart');
      await serving.dispose();
    },
  };
}

async function verified(
  token: unknown,
  verify: (token: string) => Promise<Actor>,
): Promise<Actor | undefined> {
  return typeof token === 'string' ? verify(token).catch(() => undefined) : undefined;
}

function unauthenticated(): GraphQLError {
  return new GraphQLError('This address answers the gateway only.', {
    extensions: { code: 'UNAUTHENTICATED' },
  });
}
