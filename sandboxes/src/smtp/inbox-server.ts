import { createServer, type Server } from 'node:http';
import type { SmtpSandbox } from './smtp-sandbox.js';

/**
 * Serves what a mail server took as JSON: `GET /emails`, newest first. Also `GET /health` and `GET /ready`. Listens on 127.0.0.1;
 * rejects when the port is taken.
 */
export async function startInboxServer(sandbox: Pick<SmtpSandbox, 'emails'>, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://inbox');
    if (request.method !== 'GET') return response.writeHead(405, { allow: 'GET' }).end();
    if (pathname === '/health' || pathname === '/ready') return response.writeHead(200).end('ok\n');
    if (pathname !== '/emails') return response.writeHead(404).end();
    return response
      .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
      .end(JSON.stringify(sandbox.emails));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}
