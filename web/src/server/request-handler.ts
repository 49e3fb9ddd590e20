import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { ClientFiles } from './client-files.js';
import { entryAssets } from './entry-assets.js';
import type { GatewayClient } from './gateway-client.js';
import { isInboxPath, type Inbox } from './inbox/inbox.js';
import { isAppPath } from './app-paths.js';
import { createPublicPage } from './public-page.js';
import { contentOf, sendContent } from './reply.js';
import { commonHeaders, shellPolicy } from './security-headers.js';

const wellFormedId = /^[\w.:-]{8,128}$/;

/** What the request handler needs from the process. */
export interface HandlerDependencies {
  readonly client: ClientFiles;
  readonly gateway: GatewayClient;
  readonly publicUrl: string;
  /** Absent where no e-mail is caught. */
  readonly inbox?: Inbox | undefined;
  readonly logger: Logger;
  /** False while the process drains. */
  readonly isReady: () => boolean;
}

function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://web').pathname);
  } catch {
    return undefined;
  }
}

/** Answers every request of the web process and writes one log line each. */
export function createRequestHandler({
  client,
  gateway,
  publicUrl,
  inbox,
  logger,
  isReady,
}: HandlerDependencies) {
  const shell = contentOf('text/html; charset=utf-8', client.shell);
  const shellHeaders = {
    'cache-control': 'no-cache',
    'content-security-policy': shellPolicy(publicUrl, client.shell),
  };
  const assets = entryAssets(client.manifest, 'src/public-page/visit.ts');
  const publicPage = createPublicPage({ gateway, assets, publicUrl });

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
  ): Promise<void> {
    const path = pathOf(request);
    if (path === '/health' || path === '/ready') {
      const good = path === '/health' || isReady();
      const body = contentOf(
        'application/json; charset=utf-8',
        JSON.stringify({ status: good ? 'ok' : 'draining' }),
      );
      return sendContent(request, response, body, {
        status: good ? 200 : 503,
        headers: { 'cache-control': 'no-store' },
      });
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (path === undefined) {
      response.writeHead(400).end();
      return;
    }
    const file = client.files.get(path);
    if (file) {
      const forever = path.startsWith('/assets/');
      return sendContent(request, response, file, {
        headers: {
          'cache-control': forever ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        },
      });
    }
    if (path.startsWith('/assets/')) {
      response.writeHead(404, { 'cache-control': 'no-store' }).end();
      return;
    }
    if (inbox && isInboxPath(path)) return inbox(request, response, path);
    if (path.startsWith('/@')) {
      const name = path.slice(2).replace(/\/$/, '');
      return publicPage(request, response, name, requestId, (fault) =>
        logger.warn({ requestId, err: fault }, 'public page unavailable'),
      );
    }
    const known = isAppPath(path.length > 1 ? path.replace(/\/$/, '') : path);
    return sendContent(request, response, shell, { status: known ? 200 : 404, headers: shellHeaders });
  }

  return function handle(request: IncomingMessage, response: ServerResponse): void {
    const startedAtMs = performance.now();
    const given = request.headers['x-request-id'];
    const requestId = typeof given === 'string' && wellFormedId.test(given) ? given : randomUUID();
    response.setHeader('x-request-id', requestId);
    for (const [name, value] of Object.entries(commonHeaders)) response.setHeader(name, value);
    response.once('close', () => {
      const durationMs = Math.round(performance.now() - startedAtMs);
      // Without the query: a form sent by a browser without scripts puts a password into it.
      const [path] = (request.url ?? '').split('?', 1);
      logger.info(
        { requestId, method: request.method, path, status: response.statusCode, durationMs },
        'request',
      );
    });
    answer(request, response, requestId).catch((err: unknown) => {
      logger.error({ requestId, err }, 'request failed');
      if (response.headersSent) response.destroy();
      else
        response
          .writeHead(500, { 'content-type': 'text/plain' })
          .end(`Something broke on our side (${requestId}).`);
    });
  };
}
