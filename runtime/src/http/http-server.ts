import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../logging/index.js';
import { listen } from './listen.js';

export type HttpHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** An exact method and path. */
export interface HttpRoute {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly path: string;
  readonly handle: HttpHandler;
}

export interface HttpServerOptions {
  readonly host: string;
  /** 0 lets the system choose; see {@link RunningHttpServer.port}. */
  readonly port: number;
  readonly routes: readonly HttpRoute[];
  /** Whether the process can serve; a rejection answers `/ready` with 503. */
  readonly checkReady: () => Promise<void>;
  readonly log: Logger;
}

export interface RunningHttpServer {
  readonly server: Server;
  readonly port: number;
  /**
   * Not ready at once; requests in flight get up to `timeoutMs` to finish, idle connections are closed now.
   */
  drain(timeoutMs: number): Promise<void>;
}

/** Starts an HTTP server with `/health`, `/ready` and the given routes. Rejects when the port is taken. */
export async function startHttpServer(options: HttpServerOptions): Promise<RunningHttpServer> {
  let draining = false;
  const inFlight = new Set<ServerResponse>();
  const routes = new Map(options.routes.map((route) => [`${route.method} ${route.path}`, route.handle]));
  routes.set('GET /health', (_request, response) => sendText(response, 200, 'ok'));
  routes.set('GET /ready', async (_request, response) => {
    const ready = !draining && (await options.checkReady().then(...isReady));
    sendText(response, ready ? 200 : 503, ready ? 'ready' : 'not ready');
  });

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const handle = routes.get(`${request.method} ${pathname}`);
    if (!handle) return sendText(response, 404, 'not found');
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
    Promise.resolve(handle(request, response)).catch((error: unknown) => {
      options.log.error({ error, path: pathname }, 'http_request_failed');
      if (!response.headersSent) sendText(response, 500, 'internal error');
      else response.destroy();
    });
  });
  server.keepAliveTimeout = 65_000;
  await listen(server, options.port, options.host);

  return {
    server,
    port: (server.address() as AddressInfo).port,
    drain: async (timeoutMs) => {
      draining = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      for (const response of inFlight) response.shouldKeepAlive = false;
      const timer = setTimeout(() => server.closeAllConnections(), timeoutMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** Sends a short plain text answer. */
export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

const isReady = [() => true, () => false] as const;
