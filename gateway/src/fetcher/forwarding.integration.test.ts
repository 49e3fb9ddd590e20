import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { createLogger } from '@gatefold/runtime/logging';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Metrics } from '../telemetry/metrics.js';
import { TestPlatform } from '../testing/test-platform.js';
import { Cancellation } from './cancellation.js';
import { Fetcher } from './fetcher.js';
import { prepareOperation, requestOf } from './subgraph-request.js';

let answer: { headers?: Record<string, string>; body: Buffer | string; afterMs?: number };
let received: IncomingMessage['headers'];
let server: Server;
let url: URL;
beforeAll(async () => {
  server = createServer((request, response) => {
    received = request.headers;
    request.resume().once('end', () => {
      setTimeout(() => response.writeHead(200, answer.headers).end(answer.body), answer.afterMs ?? 0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const fetcherWith = (options: Partial<ConstructorParameters<typeof Fetcher>[1]> = {}) =>
  new Fetcher(
    new Map([
      ['quick', url],
      ['patient', url],
    ]),
    { timeoutMs: 5_000, bytesMax: 10_000, ...options },
    { forCaller: () => Promise.resolve('') },
    new Metrics(),
    createLogger('gateway', 'silent'),
  );
const ask = async (options = {}, subgraph = 'quick', query = '{ x }') => {
  const fetcher = fetcherWith(options);
  const cancellation = new Cancellation();
  const answered = await fetcher
    .send(requestOf(subgraph, prepareOperation(query, undefined), '{}'), {}, cancellation)
    .then(
      ({ data }) => data,
      ({ extensions }: { extensions: { code: string } }) => extensions.code,
    );
  await fetcher.close();
  return answered;
};
const reply = (size: number) => JSON.stringify({ data: { x: 'y'.repeat(size) } });

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
] as const)(
  'an answer in %s is read, broken it is refused, and it may not unfold beyond the limit',
  async (encoding, compress) => {
    const headers = { 'content-encoding': encoding };
    answer = { headers, body: compress(reply(9_000)) };
    expect(await ask()).toEqual({ x: 'y'.repeat(9_000) });
    answer = { headers, body: compress(reply(9_000)).subarray(0, 12) };
    expect(await ask()).toBe('UPSTREAM_UNAVAILABLE');
    answer = { headers, body: compress(reply(1_000_000)) };
    expect(await ask()).toBe('UPSTREAM_UNAVAILABLE');
  },
);

test('a write may take longer than a read, up to its own limit', async () => {
  answer = { body: reply(1), afterMs: 300 };
  expect(await ask({ timeoutMs: 100, writeTimeoutMs: 2_000 })).toBe('TIMEOUT');
  expect(await ask({ timeoutMs: 100, writeTimeoutMs: 2_000 }, 'quick', 'mutation { x }')).toEqual({ x: 'y' });
  expect(await ask({ timeoutMs: 100, writeTimeoutMs: 200 }, 'quick', 'mutation { x }')).toBe('TIMEOUT');
});

test('compression is asked for only where it is configured; an unknown encoding is refused', async () => {
  answer = { headers: { 'content-encoding': 'identity' }, body: reply(1) };
  expect(await ask()).toEqual({ x: 'y' });
  expect(received['accept-encoding']).toBeUndefined();
  await ask({ compression: true });
  expect(received['accept-encoding']).toBe('br, gzip');
  answer = { headers: { 'content-encoding': 'zstd' }, body: reply(1) };
  expect(await ask()).toBe('UPSTREAM_UNAVAILABLE');
});

test('an answer of exactly the limit is read, one byte more is refused, announced or not', async () => {
  const fixed = reply(0).length;
  for (const headers of [{ 'transfer-encoding': 'chunked' }, {}] as Record<string, string>[]) {
    answer = { headers, body: reply(10_000 - fixed) };
    expect(await ask()).toEqual({ x: 'y'.repeat(10_000 - fixed) });
    answer = { headers, body: reply(10_001 - fixed) };
    expect(await ask()).toBe('UPSTREAM_UNAVAILABLE');
  }
});

test('each subgraph has its own time limit', async () => {
  answer = { body: reply(1), afterMs: 400 };
  const options = { timeoutMs: 200, timeoutsMs: new Map([['patient', 5_000]]) };
  expect(await ask(options, 'quick')).toBe('TIMEOUT');
  expect(await ask(options, 'patient')).toEqual({ x: 'y' });
});

test('the Idempotency-Key of a request reaches subgraphs without being listed', async () => {
  // R5
  const platform = await TestPlatform.start();
  await platform.post('{ project(id: "p1") { title } }', { headers: { 'idempotency-key': 'k-1' } });
  expect(platform.of('content').contexts.at(-1)?.headers['idempotency-key']).toBe('k-1');
  await platform.stop();
});

test('listed headers of clients reach subgraphs and listed headers of subgraphs reach clients, others do not', async () => {
  const platform = await TestPlatform.start({
    FORWARD_REQUEST_HEADERS: 'Accept-Language, x-tenant',
    FORWARD_RESPONSE_HEADERS: 'x-region',
    ALLOWED_ORIGINS: 'https://app.example.org',
  });
  for (const name of ['content', 'users'])
    platform.of(name).responseHeaders = { 'x-region': name, 'x-secret': '1' };
  const { headers } = await platform.post('{ project(id: "p1") { owner { username } } }', {
    headers: { 'accept-language': 'de', 'x-other': '1', cookie: 'a=b', origin: 'https://app.example.org' },
  });
  expect(headers.get('x-region')).toBe('content, users');
  expect(headers.get('x-secret')).toBeNull();
  expect(headers.get('access-control-expose-headers')).toContain('x-region');
  for (const name of ['content', 'users']) {
    const sent = platform.of(name).contexts.at(-1)?.headers;
    expect(sent?.['accept-language']).toBe('de');
    expect([sent?.['x-other'], sent?.['x-tenant'], sent?.['cookie']]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  }
  await platform.stop();
});
