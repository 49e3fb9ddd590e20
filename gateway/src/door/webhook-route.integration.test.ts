import { generateKeyPairSync } from 'node:crypto';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { identityHeader, verifyIdentity } from '@gatefold/runtime/identity';
import { TestPlatform } from '../testing/test-platform.js';

const bodyBytesMax = 2_000;
const identity = generateKeyPairSync('ed25519');

/** Stands where billing is, as far as webhooks go. */
let billing: Server;
let received: { headers: IncomingHttpHeaders; url: string | undefined; body: Buffer }[];
let answer: { status: number; delayMs: number };
let platform: TestPlatform;

beforeAll(async () => {
  billing = createServer((request, response) => {
    void buffer(request).then((body) => {
      if (!request.url?.startsWith('/webhooks/')) return response.writeHead(404).end();
      received.push({ headers: request.headers, url: request.url, body });
      const reply = () => response.writeHead(answer.status).end('{"status":"stored"}');
      return setTimeout(reply, answer.delayMs);
    });
  });
  await new Promise<void>((resolve) => billing.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(billing.address() as AddressInfo).port}/graphql`;
  platform = await TestPlatform.start({
    SUBGRAPH_URLS: ['users', 'content', 'billing'].map((name) => `${name}=${url}`).join(','),
    IDENTITY_PRIVATE_KEY: String(identity.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    WEBHOOK_BODY_BYTES_MAX: String(bodyBytesMax),
    WEBHOOK_TIMEOUT_MS: '300',
  });
});
beforeEach(() => {
  received = [];
  answer = { status: 200, delayMs: 0 };
});
afterAll(async () => {
  await platform.stop();
  billing.close();
  billing.closeAllConnections();
});

const post = (body: Buffer, headers: Record<string, string> = {}, path = '/webhooks/tagmango') =>
  fetch(`${platform.origin}${path}`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

test('every byte goes through as it came, with the signature, the identity of the gateway and nothing else', async () => {
  // BP-5, S10
  const body = Buffer.from([0x7b, 0x00, 0xff, 0xfe, 0x22, 0x0a]);
  const signature = 't=1,v1=abc';
  const reply = await post(body, {
    'x-tagmango-signature': signature,
    authorization: 'Bearer stolen',
    cookie: 'gf_refresh=1',
    [identityHeader]: 'forged',
    'x-forwarded-for': '10.0.0.1',
  });
  expect([reply.status, await reply.json()]).toEqual([200, { status: 'stored' }]);
  const [{ headers, url, body: arrived } = { headers: {}, url: '', body: Buffer.alloc(0) }] = received;
  expect({ url, arrived }).toEqual({ url: '/webhooks/tagmango', arrived: body });
  expect(headers).toMatchObject({ 'x-tagmango-signature': signature, 'content-type': 'application/json' });
  expect(Object.keys(headers)).toEqual(
    expect.not.arrayContaining(['authorization', 'cookie', 'x-forwarded-for']),
  );
  const actor = await verifyIdentity(identity.publicKey, 'billing', String(headers[identityHeader]));
  expect(actor).toEqual({ kind: 'service', service: 'gateway' });
});

test.each([
  { bytes: bodyBytesMax, status: 200 },
  { bytes: bodyBytesMax + 1, status: 413 },
])('$bytes bytes are answered $status', async ({ bytes, status }) => {
  // S11
  expect((await post(Buffer.alloc(bytes, 'x'))).status).toBe(status);
});

test('a body above the limit is refused also when its length is not announced', async () => {
  const status = await new Promise<number>((resolve, reject) => {
    const url = `${platform.origin}/webhooks/tagmango`;
    const sending = httpRequest(url, { method: 'POST' }, (reply) => resolve(reply.statusCode ?? 0));
    sending.on('error', reject);
    sending.write(Buffer.alloc(bodyBytesMax));
    sending.end('x');
  });
  expect([status, received]).toEqual([413, []]);
});

test('a compressed body is refused', async () => {
  // S11
  const reply = await post(gzipSync(Buffer.from('{}')), { 'content-encoding': 'gzip' });
  expect([reply.status, received]).toEqual([415, []]);
});

test('only POST is answered', async () => {
  const reply = await fetch(`${platform.origin}/webhooks/tagmango`);
  expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'POST']);
});

test.each([400, 404, 413])('what billing refuses with %i is told to the sender', async (status) => {
  answer = { status, delayMs: 0 };
  expect((await post(Buffer.from('{}'))).status).toBe(status);
});

test.each([
  ['fails', { status: 500, delayMs: 0 }],
  ['does not know the gateway', { status: 401, delayMs: 0 }],
  ['takes too long', { status: 200, delayMs: 2_000 }],
])(
  'the sender is asked to come again when billing %s, and billing is asked once',
  async (_what, behaviour) => {
    // R1
    answer = behaviour;
    const reply = await post(Buffer.from('{}'));
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '5']);
    expect(received).toHaveLength(1);
  },
);

test.each(['/webhooks/', '/webhooks/a/b', '/webhooks/..%2fgraphql', '/webhooks/Stripe'])(
  '%s is no address of a webhook',
  async (path) => {
    expect([(await post(Buffer.from('{}'), {}, path)).status, received]).toEqual([404, []]);
  },
);
