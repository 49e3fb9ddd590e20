import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import pino from 'pino';
import { buildPortfolio } from '../public-page/testing/portfolio.factory.js';
import { createGatewayClient } from './gateway-client.js';
import { contentOf } from './reply.js';
import { createRequestHandler } from './request-handler.js';

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const shell = '<html><script>theme()</script><div id="root"></div></html>';
let gateway: Server;
let web: Server;
let ready = true;
let gatewayAnswers: () => unknown = () => ({ data: { portfolio: null } });
let seenRequestId: string | undefined;
let seenCookie: string | undefined;
let logged = '';

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  const { port } = web.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  gateway = createServer((incoming, response) => {
    seenRequestId = incoming.headers['x-request-id'] as string;
    seenCookie = incoming.headers.cookie;
    incoming.resume().on('end', () => response.end(JSON.stringify(gatewayAnswers())));
  });
  const gatewayPort = await listen(gateway);
  web = createServer(
    createRequestHandler({
      client: {
        files: new Map([['/assets/app-1.js', contentOf('text/javascript; charset=utf-8', 'x'.repeat(5000))]]),
        manifest: { 'src/public-page/visit.ts': { file: 'assets/visit-1.js', css: ['assets/visit-1.css'] } },
        shell,
      },
      gateway: createGatewayClient(`http://127.0.0.1:${gatewayPort}`),
      publicUrl: 'https://gatefold.example',
      logger: pino({}, { write: (line: string) => void (logged += line) }),
      isReady: () => ready,
    }),
  );
  await listen(web);
});

afterAll(() => {
  gateway.closeAllConnections();
  gateway.close();
  web.closeAllConnections();
  web.close();
});

describe('public page over HTTP', () => {
  const published = (): unknown => ({ data: { portfolio: buildPortfolio() } });

  it('is revalidated by a strong tag and then not sent again', async () => {
    gatewayAnswers = published;
    const first = await get('/@mira');
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect(first.headers.etag).toMatch(/^"[\w-]{27}"$/);
    const again = await get('/@mira', { 'if-none-match': String(first.headers.etag) });
    expect(again).toMatchObject({ status: 304, headers: { etag: first.headers.etag } });
    expect(again.body).toHaveLength(0);
  });

  it('has another tag after any change and in another encoding', async () => {
    gatewayAnswers = published;
    const plain = await get('/@mira');
    const compressed = await get('/@mira', { 'accept-encoding': 'gzip, br' });
    expect(compressed.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(compressed.body)).toEqual(plain.body);
    gatewayAnswers = () => ({ data: { portfolio: buildPortfolio({ title: 'Other' }) } });
    const changed = await get('/@mira');
    expect(new Set([plain, compressed, changed].map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it('runs nothing inline, sets no cookie and asks the gateway as nobody', async () => {
    gatewayAnswers = published;
    const { headers } = await get('/@mira', { cookie: 'gf_refresh=secret', 'x-request-id': 'request-12345' });
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(headers['content-security-policy']).toMatch(/style-src 'self' 'sha256-/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBeDefined();
    expect(headers['set-cookie']).toBeUndefined();
    expect(seenCookie).toBeUndefined();
    expect(seenRequestId).toBe('request-12345');
    expect(headers['x-request-id']).toBe('request-12345');
  });

  it('is a 404 with a page when nobody has published there, and never asks for an impossible name', async () => {
    gatewayAnswers = () => ({ data: { portfolio: null } });
    const missing = await get('/@nobody');
    expect(missing).toMatchObject({ status: 404, headers: { 'cache-control': 'no-store' } });
    expect(missing.body.toString()).toContain('no published portfolio');
    seenRequestId = undefined;
    expect((await get('/@..%2fadmin')).status).toBe(404);
    expect(seenRequestId).toBeUndefined();
    expect(await get('/@Mira')).toMatchObject({ status: 308, headers: { location: '/@mira' } });
  });

  it('still comes when only the account service is away', async () => {
    let asked = 0;
    gatewayAnswers = () => {
      asked += 1;
      if (asked === 1) return { data: { portfolio: null }, errors: [{ message: 'users is away' }] };
      return { data: { portfolio: buildPortfolio({ owner: { id: 'u', username: 'mira' } }) } };
    };
    const page = await get('/@mira');
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain('Ward Board');
  });

  it('says "later", not "never", when the gateway gives no answer', async () => {
    gatewayAnswers = () => ({ errors: [{ message: 'down' }] });
    expect(await get('/@mira')).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5', 'cache-control': 'no-store' },
    });
  });
});

describe('application over HTTP', () => {
  it('serves the shell for its pages and a 404 with the shell for others', async () => {
    expect(await get('/dashboard')).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache' } });
    for (const path of ['/pricing', '/billing', '/checkout/PRO/MONTH', '/training/c1', '/admin/revenue']) {
      expect({ path, status: (await get(path)).status }).toEqual({ path, status: 200 });
    }
    expect((await get('/nowhere')).status).toBe(404);
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'sha256-[^']+';/);
  });

  it('lets built files be kept for ever, and misses be forgotten', async () => {
    const file = await get('/assets/app-1.js', { 'accept-encoding': 'gzip' });
    expect(file.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'gzip',
    });
    expect(await get('/assets/gone.js')).toMatchObject({
      status: 404,
      headers: { 'cache-control': 'no-store' },
    });
    expect((await get('/assets/..%2f..%2fpackage.json')).status).toBe(404);
  });

  // S16
  it('logs paths without what stands behind the question mark', async () => {
    await get('/login?password=canary-1234');
    expect(logged).toContain('"path":"/login"');
    expect(logged).not.toContain('canary-1234');
  });

  it('refuses other methods and reports readiness', async () => {
    expect((await get('/', {}, 'POST')).status).toBe(405);
    expect((await get('/health')).status).toBe(200);
    expect((await get('/ready')).status).toBe(200);
    ready = false;
    expect((await get('/ready')).status).toBe(503);
    expect((await get('/health')).status).toBe(200);
    ready = true;
  });
});
