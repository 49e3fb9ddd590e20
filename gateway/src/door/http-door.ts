import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '@gatefold/runtime/logging';
import type { Metrics } from '../telemetry/metrics.js';
import { sendJson, setSecurityHeaders } from './api-answer.js';
import type { GraphqlRoute } from './graphql-route.js';
import type { JwksRoute } from './jwks-route.js';
import type { Readiness } from './readiness.js';
import { requestIdOf } from './request-headers.js';
import type { WebProxy } from './web-proxy.js';

export interface HttpDoorOptions {
  readonly graphql: GraphqlRoute;
  readonly jwks: JwksRoute;
  readonly readiness: Readiness;
  /** Absent: other paths answer 404. */
  readonly web: WebProxy | undefined;
  readonly metrics: Metrics;
  /** Whether clients reach the gateway by https. */
  readonly https: boolean;
  readonly log: Logger;
}

/** Time for a client to send its headers, and its whole request: slow senders hold nothing for long. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;

/** The HTTP server with its routes. It does not listen yet. */
export function createHttpDoor(options: HttpDoorOptions): Server {
  const server = createServer((request, response) => {
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    if (options.readiness.state.status === 'draining') response.setHeader('connection', 'close');
    route(request, response, requestId, options).catch((error: unknown) => {
      options.log.error({ requestId, err: error }, 'request_fault');
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { error: 'Something went wrong on our side.', requestId });
    });
  });
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = 65_000;
  return server;
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  { graphql, jwks, readiness, web, metrics, https }: HttpDoorOptions,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0];
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (path === '/graphql') {
    setSecurityHeaders(response, https);
    return graphql.handle(request, response, requestId);
  }
  const own = { '/health': 1, '/ready': 1, '/metrics': 1, '/.well-known/jwks.json': 1 };
  if (path === undefined || !(path in own)) {
    if (web) return web.handle(request, response, requestId);
    return sendJson(response, 404, { error: 'There is nothing at this address.' });
  }
  setSecurityHeaders(response, https);
  if (!isRead) {
    response.setHeader('allow', 'GET, HEAD');
    return sendJson(response, 405, { error: 'Only GET is answered here.' });
  }
  switch (path) {
    case '/health':
      return sendJson(response, 200, { status: 'ok' });
    case '/ready':
      return sendJson(response, readiness.state.status === 'ready' ? 200 : 503, readiness.state);
    case '/metrics': {
      const text = await metrics.registry.metrics();
      response.writeHead(200, { 'content-type': metrics.registry.contentType }).end(text);
      return;
    }
    default:
      return jwks.handle(response);
  }
}
