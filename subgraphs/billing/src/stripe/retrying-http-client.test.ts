import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { retryingHttpClient } from './retrying-http-client.js';

// SV-27: at most three repetitions, then the last fault
let server: Server;
let keys: (string | undefined)[];
let answers: ('close' | 'hang' | number)[];
beforeEach(async () => {
  keys = [];
  answers = [];
  server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'] as string | undefined);
    const next = answers.shift() ?? 200;
    if (next === 'close') request.socket.destroy();
    if (typeof next !== 'number') return;
    const type = next === 402 ? 'card_error' : 'api_error';
    const body = next < 300 ? { id: 'cus_1' } : { error: { type, message: 'No.' } };
    response.writeHead(next, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

function create(timeoutMs = 10_000, pauseMs = 1): Promise<Stripe.Customer> {
  const stripe = new Stripe('sk_test_x', {
    host: '127.0.0.1',
    port: (server.address() as AddressInfo).port,
    protocol: 'http',
    httpClient: retryingHttpClient({ timeoutMs, pauseMs }),
    maxNetworkRetries: 0,
    telemetry: false,
  });
  return stripe.customers.create({}, { idempotencyKey: 'the same' });
}

test('a call is repeated three times under one idempotency key', async () => {
  answers = [500, 'close', 429];
  expect(await create()).toMatchObject({ id: 'cus_1' });
  expect(keys).toEqual(['the same', 'the same', 'the same', 'the same']);
});

test.each([
  [[409, 500, 503, 429], Stripe.errors.StripeRateLimitError],
  [['close', 'close', 'close', 'close'], Stripe.errors.StripeConnectionError],
] as const)('the fourth fault of %j stands', async (faults, kind) => {
  answers = [...faults];
  await expect(create()).rejects.toThrow(kind);
  expect(keys).toHaveLength(4);
});

test('what Stripe decided is not asked for again', async () => {
  answers = [402];
  await expect(create()).rejects.toThrow(Stripe.errors.StripeCardError);
  expect(keys).toHaveLength(1);
});

test('one call with its repetitions has one time limit', async () => {
  answers = ['hang'];
  await expect(create(50)).rejects.toThrow(Stripe.errors.StripeConnectionError);
  answers = [500];
  await expect(create(50, 60)).rejects.toThrow(Stripe.errors.StripeAPIError);
  expect(keys).toHaveLength(2);
});
