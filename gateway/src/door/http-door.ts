import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Logger } from '@gatefold/runtime/logging';
import { AnswerHead } from './answer-head.js';
import { sendJson, setSecurityHeaders } from './api-answer.js';
import { isFilePath, type FileRoute } from './file-route.js';
import type { GraphqlRoute } from './graphql-route.js';
import type { JwksRoute } from './jwks-route.js';
import type { Readiness } from './readiness.js';
import { hasTwoHosts, requestIdOf } from './request-headers.js';
import { isWebhookPath, type WebhookRoute } from './webhook-route.js';
import type { WebProxy } from './web-proxy.js';

export interface HttpDoorOptions {
  readonly graphql: GraphqlRoute;
  readonly jwks: JwksRoute;
  readonly readiness: Readiness;
  /** Absent: webhooks answer 404. */
  readonly webhooks: WebhookRoute | undefined;
  /** Absent: files answer 404. */
  readonly files: FileRoute | undefined;
  /** Absent: other paths answer 404. */
  readonly web: WebProxy | undefined;
  /** Whether clients reach the gateway by https. */
  readonly https: boolean;
  readonly log: Logger;
}

/** Time for a client to send its headers, and its whole request: slow senders hold nothing for long. */
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
/** How often these are looked at, in milliseconds. */
const connectionsCheckingInterval = 2_000;
/** Offers to change to any other protocol are ignored, as HTTP has it (RFC 9110, 7.8). */
const shouldUpgradeCallback = ({ headers }: IncomingMessage) =>
  headers.upgrade?.toLowerCase() === 'websocket';

/** The HTTP server with its routes. It does not listen yet. */
export function createHttpDoor(options: HttpDoorOptions): Server {
  const server = createServer({ connectionsCheckingInterval, shouldUpgradeCallback }, (request, response) => {
    const requestId = requestIdOf(request);
    const head = new AnswerHead();
    head.setHeader('x-request-id', requestId);
    if (options.readiness.state.status === 'draining') head.setHeader('connection', 'close');
    route(request, response, requestId, head, options).catch((error: unknown) => {
      options.log.error({ requestId, err: error }, 'request_fault');
      if (response.headersSent) return void response.destroy();
      head.giveTo(response);
      sendJson(response, 500, { error: 'Something went wrong on our side.', requestId });
    });
  });
  server.headersTimeout = headersTimeoutMs;
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = 65_000;
  return server;
}

type Answer = (response: ServerResponse, options: HttpDoorOptions) => Promise<void> | void;

/** The gateway's own pages, by path. */
const ownPages: Readonly<Record<string, Answer>> = {
  '/health': (response) => sendJson(response, 200, { status: 'ok' }),
  '/ready': (response, { readiness: { state } }) =>
    sendJson(response, state.status === 'ready' ? 200 : 503, state),
  '/.well-known/jwks.json': (response, { jwks }) => jwks.handle(response),
};

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  head: AnswerHead,
  options: HttpDoorOptions,
): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const isClear = !hasTwoHosts(request);
  if (path === '/graphql' && isClear) {
    setSecurityHeaders(head, options.https);
    return options.graphql.handle(request, response, requestId, head);
  }
  head.giveTo(response);
  if (!isClear) return sendJson(response, 400, { error: 'Name one host.' });
  const ownPage = Object.hasOwn(ownPages, path) ? ownPages[path] : undefined;
  const webhooks = isWebhookPath(path) ? options.webhooks : undefined;
  const files = isFilePath(path) ? options.files : undefined;
  if (!ownPage && !webhooks && !files && options.web) return options.web.handle(request, response, requestId);
  setSecurityHeaders(response, options.https);
  if (webhooks) return webhooks.handle(request, response, requestId);
  if (files) return files.handle(request, response, requestId);
  if (!ownPage) return sendJson(response, 404, { error: 'There is nothing at this address.' });
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD');
    return sendJson(response, 405, { error: 'Only GET is answered here.' });
  }
  return ownPage(response, options);
}
