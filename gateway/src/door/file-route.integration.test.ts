import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { identityHeader, verifyIdentity } from '@gatefold/runtime/identity';
import { eventually } from '../testing/eventually.js';
import { TestPlatform } from '../testing/test-platform.js';

const token = 't'.repeat(43);
const identity = generateKeyPairSync('ed25519');

/** Stands where billing is, as far as files go. */
let billing: Server;
let received: IncomingMessage[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let platform: TestPlatform;

beforeAll(async () => {
  billing = createServer((request, response) => {
    if (!request.url?.startsWith('/files')) return response.writeHead(404).end();
    received.push(request);
    return answer(request, response);
  });
  await new Promise<void>((resolve) => billing.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(billing.address() as AddressInfo).port}/graphql`;
  platform = await TestPlatform.start({
    SUBGRAPH_URLS: ['users', 'content', 'billing'].map((name) => `${name}=${url}`).join(','),
    IDENTITY_PRIVATE_KEY: String(identity.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    FILE_TRANSFERS_MAX: '2',
    FILE_IDLE_TIMEOUT_MS: '2000',
  });
});
beforeEach(() => {
  received = [];
  answer = (_request, response) =>
    response
      .writeHead(206, {
        'content-range': 'bytes 0-4/9',
        etag: '"e"',
        'set-cookie': 'a=b',
        'x-inner': 'secret',
      })
      .end('bytes');
});
afterAll(async () => {
  await platform.stop();
  billing.close();
  billing.closeAllConnections();
});

const ask = (path: string, init: RequestInit = {}) => fetch(platform.origin + path, init);

test('the file of a link is asked from billing as the gateway, with the range and the client, and no secret of theirs', async () => {
  // PS-7, S10
  const reply = await ask(`/files/${token}`, {
    headers: {
      range: 'bytes=0-4',
      'if-range': '"e"',
      'user-agent': 'test',
      authorization: 'Bearer stolen',
      cookie: 'gf_refresh=1',
      [identityHeader]: 'forged',
      'x-file-token': 'forged',
      'x-forwarded-for': '10.0.0.1',
    },
  });
  expect([reply.status, await reply.text()]).toEqual([206, 'bytes']);
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    'content-range': 'bytes 0-4/9',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  expect(reply.headers.get('set-cookie') ?? reply.headers.get('x-inner')).toBeNull();
  const { url, headers } = received[0] as IncomingMessage;
  expect(url).toBe('/files');
  expect(headers).toMatchObject({
    'x-file-token': token,
    range: 'bytes=0-4',
    'if-range': '"e"',
    'user-agent': 'test',
    'x-forwarded-for': '127.0.0.1',
  });
  expect([headers.authorization, headers.cookie]).toEqual([undefined, undefined]);
  expect(await verifyIdentity(identity.publicKey, 'billing', String(headers[identityHeader]))).toEqual({
    kind: 'service',
    service: 'gateway',
  });
});

test('the bytes of an upload go through as they are', async () => {
  let body = Buffer.alloc(0);
  answer = (request, response) =>
    void buffer(request).then((bytes) => {
      body = bytes;
      response.writeHead(201).end('{}');
    });
  const bytes = Buffer.from([0, 255, 10, 13]);
  const reply = await ask(`/files/uploads/${token}?offset=7`, { method: 'PUT', body: new Uint8Array(bytes) });
  expect([reply.status, body, received[0]?.url]).toEqual([201, bytes, '/files/uploads?offset=7']);
});

test('a registry is answered with the authorization and the question that docker sent', async () => {
  answer = (_request, response) =>
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end('{}');
  const path = '/files/registry/token?service=s&scope=repository:a/b:pull';
  const reply = await ask(path, { headers: { authorization: 'Basic eA==' } });
  expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="x"']);
  expect([received[0]?.url, received[0]?.headers.authorization]).toEqual([path, 'Basic eA==']);
});

test.each([
  ['GET', '/files/short', 404],
  ['GET', `/files/${token}/more`, 404],
  ['GET', '/files/..%2fgraphql', 404],
  ['GET', '/files/registry/other', 404],
  ['POST', `/files/${token}`, 405],
  ['GET', `/files/uploads/${token}`, 405],
  ['DELETE', `/files/uploads/${token}`, 405],
])('%s %s is answered %i and reaches nobody', async (method, path, status) => {
  const reply = await ask(path, { method });
  expect([reply.status, received]).toEqual([status, []]);
});

test.each([403, 404, 410, 416])('what billing refuses with %i is told to the client', async (status) => {
  answer = (_request, response) => response.writeHead(status).end('{"error":"because"}');
  const reply = await ask(`/files/${token}`);
  expect([reply.status, await reply.json()]).toEqual([status, { error: 'because' }]);
});

test.each([500, 302])('the client is asked to come again when billing answers %i', async (status) => {
  answer = (_request, response) =>
    response.writeHead(status, { location: 'http://127.0.0.1/' }).end('secret');
  const reply = await ask(`/files/${token}`);
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '5']);
  expect(await reply.text()).not.toContain('secret');
});

test('a client that goes away ends the request to billing, and a full gateway says so until then', async () => {
  let closed = 0;
  answer = (_request, response) => {
    response.on('close', () => (closed += 1));
    response.writeHead(200).write('some');
  };
  const clients = await Promise.all(
    [1, 2].map(async () => {
      const client = httpRequest(`${platform.origin}/files/${token}`, { agent: false });
      client.on('error', () => undefined).end();
      await once(client, 'response');
      return client;
    }),
  );
  const full = await ask(`/files/${token}`);
  expect([full.status, full.headers.get('retry-after')]).toEqual([503, '5']);
  for (const client of clients) client.destroy();
  await eventually('both requests to billing end', () => closed === 2);
});

test('an answer that breaks off in the middle breaks off for the client, and none is taken for whole', async () => {
  answer = (_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('some');
    setImmediate(() => response.destroy());
  };
  const reply = await ask(`/files/${token}`);
  await expect(reply.text()).rejects.toThrow();
});

test('a transfer in which nothing moves is cut off', async () => {
  answer = (_request, response) => void response.writeHead(200).write('some');
  const reply = await ask(`/files/${token}`);
  await expect(reply.text()).rejects.toThrow();
});
