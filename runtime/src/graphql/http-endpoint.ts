import type { IncomingMessage, ServerResponse } from 'node:http';
import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { Actor } from '../identity/index.js';
import { identityHeader } from '../identity/index.js';
import { BodyTooLargeError, readBody, type HttpRoute } from '../http/index.js';
import type { GraphContext } from './context.js';

/** Most bytes of a request of the gateway: a batch of representations can be far larger than a client's document. */
const bodyBytesMax = 5_000_000;

export interface HttpEndpointOptions {
  readonly server: ApolloServer<GraphContext>;
  readonly verify: (token: string) => Promise<Actor>;
  contextFor(
    actor: Actor,
    request: {
      requestId: string | undefined;
      clientAddress: string | undefined;
      idempotencyKey: string | undefined;
      refreshCookie: string | undefined;
    },
  ): GraphContext;
}

/** `POST /graphql` for the gateway alone: without a valid signed identity every request is 401. */
export function graphqlRoute(options: HttpEndpointOptions): HttpRoute {
  return {
    method: 'POST',
    path: '/graphql',
    handle: async (request, response) => {
      const actor = await authenticate(request, options.verify);
      if (!actor)
        return sendError(response, 401, 'UNAUTHENTICATED', 'This address answers the gateway only.');
      const body = await readJson(request);
      if (!body.ok) return sendError(response, body.status, 'BAD_USER_INPUT', body.message);
      const context = options.contextFor(actor, {
        requestId: header(request, 'x-request-id'),
        clientAddress: header(request, 'x-forwarded-for'),
        idempotencyKey: header(request, 'idempotency-key'),
        refreshCookie: cookie(request, 'gf_refresh'),
      });
      await answer(options.server, request, response, body.value, context);
    },
  };
}

async function answer(
  server: ApolloServer<GraphContext>,
  request: IncomingMessage,
  response: ServerResponse,
  body: unknown,
  context: GraphContext,
): Promise<void> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const result = await server.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body },
    context: () => Promise.resolve(context),
  });
  if (result.body.kind !== 'complete') throw new Error('Incremental delivery is not used between subgraphs');
  for (const [name, value] of result.headers) response.setHeader(name, value);
  if (context.setCookies.length > 0) response.setHeader('set-cookie', context.setCookies);
  response.writeHead(result.status ?? 200).end(result.body.string);
}

async function authenticate(
  request: IncomingMessage,
  verify: (token: string) => Promise<Actor>,
): Promise<Actor | undefined> {
  const token = header(request, identityHeader);
  return token ? verify(token).catch(() => undefined) : undefined;
}

type Body = { ok: true; value: unknown } | { ok: false; status: number; message: string };

async function readJson(request: IncomingMessage): Promise<Body> {
  try {
    return {
      ok: true,
      value: JSON.parse((await readBody(request, bodyBytesMax)).toString('utf8')) as unknown,
    };
  } catch (error) {
    if (error instanceof BodyTooLargeError) return { ok: false, status: 413, message: error.message };
    if (error instanceof SyntaxError) return { ok: false, status: 400, message: 'The body is not JSON.' };
    throw error;
  }
}

function sendError(response: ServerResponse, status: number, code: string, message: string): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify({ errors: [{ message, extensions: { code } }] }));
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

function cookie(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
