import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
let web: Server;
let received: {
  headers: Record<string, unknown>;
  url: string | undefined;
  method: string | undefined;
  body: string;
}[];
beforeAll(async () => {
  received = [];
  web = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, url: request.url, method: request.method, body });
      if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304, { etag: '"v1"' }).end();
      response.writeHead(200, { etag: '"v1"', 'content-type': 'text/html', 'set-cookie': ['a=1', 'b=2'] });
      response.write('first ');
      response.end('second');
    });
  });
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  platform = await TestPlatform.start({
    WEB_URL: `http://127.0.0.1:${(web.address() as AddressInfo).port}`,
    ALLOWED_ORIGINS: 'https://app.example.org',
    PUBLIC_URL: 'https://gatefold.example',
  });
});
afterAll(async () => {
  await platform.stop();
  web.close();
});

const graphql = (init: RequestInit & { path?: string }) =>
  fetch(`${platform.origin}/graphql${init.path ?? ''}`, init);
const json = { 'content-type': 'application/json' };
const plans = JSON.stringify({ query: '{ plans }' });

// S3
test('queries are answered by POST and by GET, mutations by POST alone', async () => {
  expect((await graphql({ method: 'POST', headers: json, body: plans })).status).toBe(200);
  const get = await graphql({
    path: `?query=${encodeURIComponent('{ plans }')}`,
    headers: { 'apollo-require-preflight': '1' },
  });
  expect(await get.json()).toEqual({ data: { plans: ['FREE', 'PRO'] } });
  const mutation = await graphql({
    path: `?query=${encodeURIComponent('mutation { touchContent(name: "get") }')}`,
    headers: { 'apollo-require-preflight': '1' },
  });
  expect(mutation.status).toBe(405);
  expect(platform.world.ran).toEqual([]);
});

// S5
test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', undefined])(
  'a write as %s, which a foreign page can send without asking, does not run',
  async (type) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const body = new TextEncoder().encode(
      JSON.stringify({ query: 'mutation { touchContent(name: "csrf") }' }),
    );
    const response = await graphql({ method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(platform.world.ran).toEqual([]);
  },
);

// PS-15, S5
test('pages of allowed origins and of the same origin may call with credentials, others may not', async () => {
  for (const origin of ['https://app.example.org', 'https://gatefold.example', platform.origin]) {
    const response = await graphql({ method: 'POST', headers: { ...json, origin }, body: plans });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    const preflight = await graphql({
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
  }
  for (const origin of ['https://evil.example', 'null', 'https://app.example.org.evil.example']) {
    const response = await graphql({ method: 'POST', headers: { ...json, origin }, body: plans });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect((await graphql({ method: 'OPTIONS', headers: { origin } })).status).toBe(403);
  }
});

// S1
test('bodies above 100 KB, batches, deep JSON, broken JSON and compressed bodies are refused', async () => {
  const post = async (body: string, headers: Record<string, string> = {}) =>
    (await graphql({ method: 'POST', headers: { ...json, ...headers }, body })).status;
  const padded = (bytes: number) => plans + ' '.repeat(bytes - plans.length);
  expect(await post(padded(102_400))).toBe(200);
  expect(await post(padded(102_401))).toBe(413);
  expect(await post(`[${plans},${plans}]`)).toBe(400);
  expect(
    await post(`{"query":"{ plans }","variables":{"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`),
  ).toBe(400);
  expect(await post('{"query":')).toBe(400);
  expect(await post(plans, { 'content-encoding': 'gzip' })).toBe(415);
});

test('API answers carry security headers and the request id', async () => {
  const response = await graphql({
    method: 'POST',
    headers: { ...json, 'x-request-id': 'given-id-1' },
    body: plans,
  });
  expect(response.headers.get('x-request-id')).toBe('given-id-1');
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('strict-transport-security')).toContain('max-age');
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('a subscription over plain HTTP is refused with a hint', async () => {
  const response = await graphql({
    method: 'POST',
    headers: json,
    body: JSON.stringify({ query: 'subscription { projectUpdated(id: "p1") { id } }' }),
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain('WebSocket');
});

// PS-19
test('health, readiness, metrics and signing keys are served', async () => {
  expect(await (await fetch(`${platform.origin}/health`)).json()).toEqual({ status: 'ok' });
  await eventually('ready', async () => (await fetch(`${platform.origin}/ready`)).status === 200);
  const jwks = await fetch(`${platform.origin}/.well-known/jwks.json`);
  expect(await jwks.json()).toEqual(platform.of('users').jwks);
  const metrics = await platform.metrics();
  expect(metrics).toContain('gatefold_subgraph_fetch_seconds_count{subgraph="billing",outcome="ok"}');
  expect((await fetch(`${platform.origin}/health`, { method: 'POST' })).status).toBe(405);
});

test('every other path goes to web with its headers, streamed, and 304 and cookies come back', async () => {
  const page = await fetch(`${platform.origin}/@ada?x=1`, {
    headers: { 'x-forwarded-for': '6.6.6.6', 'x-gatefold-identity': 'forged', cookie: 'gf_refresh=1' },
  });
  expect(await page.text()).toBe('first second');
  expect(page.headers.get('etag')).toBe('"v1"');
  expect(page.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(received.at(-1)).toMatchObject({
    url: '/@ada?x=1',
    method: 'GET',
    headers: {
      cookie: 'gf_refresh=1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      host: platform.origin.slice(7),
    },
  });
  expect(received.at(-1)?.headers['x-gatefold-identity']).toBeUndefined();
  expect((await fetch(`${platform.origin}/`, { headers: { 'if-none-match': '"v1"' } })).status).toBe(304);
  await fetch(`${platform.origin}/form`, { method: 'POST', body: 'a=1' });
  expect(received.at(-1)).toMatchObject({ method: 'POST', body: 'a=1' });
});

test('while web is down a page says so with 502, and the API goes on', async () => {
  const { port } = web.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    web.close(() => resolve());
    web.closeAllConnections();
  });
  const response = await fetch(`${platform.origin}/dashboard`);
  expect(response.status).toBe(502);
  expect(await response.text()).toContain('does not answer right now');
  expect((await graphql({ method: 'POST', headers: json, body: plans })).status).toBe(200);
  await new Promise<void>((resolve) => web.listen(port, '127.0.0.1', resolve));
  expect((await fetch(`${platform.origin}/dashboard`)).status).toBe(200);
});

/** The status line of an answer to raw lines. */
function statusOf(lines: readonly string[], body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(platform.gateway.port, '127.0.0.1', () =>
      socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`),
    );
    socket.once('error', reject).once('data', (data: Buffer) => {
      socket.destroy();
      resolve(data.toString().split('\r\n', 1)[0] ?? '');
    });
  });
}

test('an offer to change to an unknown protocol is ignored, and the request answered', async () => {
  for (const protocol of ['h2c', 'TLS/1.0', 'foo']) {
    const lines = ['GET /health HTTP/1.1', 'host: a', 'connection: upgrade', `upgrade: ${protocol}`];
    expect(await statusOf(lines)).toBe('HTTP/1.1 200 OK');
  }
});

test('a request that names its host twice is refused', async () => {
  expect(await statusOf(['GET /health HTTP/1.1', 'host: a', 'Host: b'])).toBe('HTTP/1.1 400 Bad Request');
  const upgrade = ['connection: upgrade', 'upgrade: websocket', 'sec-websocket-version: 13'];
  const socket = [
    'GET /graphql HTTP/1.1',
    'host: a',
    'host: a',
    ...upgrade,
    'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
  ];
  expect(await statusOf(socket)).toBe('HTTP/1.1 400 Bad Request');
});

test('figures are not served on the public port', async () => {
  expect(await (await fetch(`${platform.origin}/metrics`)).text()).not.toContain('gatefold_');
});

// PS-10
test('introspection costs like the large answer that it is', async () => {
  const schema = (count: number) =>
    `{ ${Array.from({ length: count }, (_, at) => `s${at}: __schema { types { name } }`).join(' ')} }`;
  const ask = async (query: string) =>
    (await graphql({ method: 'POST', headers: json, body: JSON.stringify({ query }) })).text();
  expect(await ask(schema(2))).toContain('"s1"');
  expect(await ask(schema(3))).toContain('COST_LIMIT');
});
