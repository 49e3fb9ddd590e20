import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { identityHeader, service, verifyIdentity } from '../identity/index.js';
import { createServiceCaller, ServiceUnavailableError, type ServiceCaller } from './index.js';

const [gateway, ai] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
let server: Server;
let caller: ServiceCaller;
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  await caller.close();
});

/** A caller of a server that answers with `handle`; the number says which request it is. */
async function calling(
  handle: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  timeoutMs = 5_000,
): Promise<ServiceCaller> {
  let count = 0;
  server = createServer((request, response) => {
    count += 1;
    handle(request, response, count);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/graphql`;
  caller = createServiceCaller({
    name: 'ai',
    audience: 'billing',
    url,
    privateKey: ai.privateKey,
    timeoutMs,
  });
  return caller;
}
const answer = (response: ServerResponse, body: object): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

test('a call carries the identity of the service and the request id, on kept connections', async () => {
  // S10
  const seen: { identity: string; requestId: unknown; port: number | undefined }[] = [];
  const { call } = await calling((request, response) => {
    seen.push({
      identity: String(request.headers[identityHeader]),
      requestId: request.headers['x-request-id'],
      port: request.socket.remotePort,
    });
    answer(response, { data: { held: true } });
  });
  expect(await call('{ held }', {}, 'request-1')).toEqual({ held: true });
  for (let repeat = 0; repeat < 9; repeat += 1) await call('{ held }', {}, undefined);
  expect(seen.slice(0, 2).map(({ requestId }) => requestId)).toEqual(['request-1', undefined]);
  expect(new Set(seen.map(({ port }) => port)).size).toBeLessThan(seen.length);
  const known = new Map([['ai', ai.publicKey]]);
  const actor = await verifyIdentity(gateway.publicKey, 'billing', seen[0]?.identity ?? '', known);
  expect(actor).toEqual(service('ai'));
});

test('a connection that breaks is tried once more, and no more than that', async () => {
  const { call } = await calling((_request, response, count) => {
    if (count === 2) answer(response, { data: { held: true } });
    else response.destroy();
  });
  expect(await call('{ held }', {}, undefined)).toEqual({ held: true });
  await expect(call('{ held }', {}, undefined)).rejects.toThrow(ServiceUnavailableError);
});

test('no answer in time and a refusal are both unavailable', async () => {
  const { call } = await calling((_request, response, count) => {
    if (count === 1) response.writeHead(401).end('{}');
  }, 300);
  await expect(call('{ held }', {}, undefined)).rejects.toThrow('billing answered with status 401');
  await expect(call('{ held }', {}, undefined)).rejects.toThrow('billing does not answer');
});

test('errors in the answer are a fault, not an absence', async () => {
  const { call } = await calling((_request, response) => {
    answer(response, { data: null, errors: [{ message: 'You may not do this.' }] });
  });
  await expect(call('{ held }', {}, undefined)).rejects.toThrow('billing: You may not do this.');
  await expect(call('{ held }', {}, undefined)).rejects.not.toThrow(ServiceUnavailableError);
});
