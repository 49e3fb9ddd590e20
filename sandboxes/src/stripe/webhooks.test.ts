import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntil } from '../process/index.js';
import { startStripeSandbox, type StripeSandbox } from './index.js';
import { sdkFor } from './testing/shop.js';

// S11: what arrives is what Stripe sends: raw bytes with a signature that the SDK accepts.
interface Arrival {
  readonly body: string;
  readonly signature: string;
}

let server: Server;
let arrivals: Arrival[];
let answers: number[];
let folder: string;
let sandbox: StripeSandbox;

const start = (): Promise<StripeSandbox> =>
  startStripeSandbox({
    dataDir: folder,
    secretKey: 'sk_test_sandbox_kept',
    webhookSecret: 'whsec_kept',
    webhookUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`,
    webhookRetryBaseMs: 20,
  });

beforeEach(async () => {
  arrivals = [];
  answers = [];
  folder = mkdtempSync(join(tmpdir(), 'gatefold-stripe-'));
  server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      const body = Buffer.concat(chunks as Buffer[]).toString('utf8');
      arrivals.push({ body, signature: String(request.headers['stripe-signature']) });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sandbox = await start();
});

afterEach(async () => {
  await sandbox.stop();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const arrived = (count: number): Promise<boolean> => waitUntil(() => arrivals.length >= count, 10_000);
const idsOf = (list: readonly Arrival[]): string[] =>
  list.map(({ body }) => (JSON.parse(body) as { id: string }).id);

test('an event arrives with the state of that time, signed so that the SDK accepts it', async () => {
  const stripe = sdkFor(sandbox);
  const { id } = await stripe.customers.create({ email: 'before@example.com' });
  await stripe.customers.update(id, { email: 'after@example.com' });
  expect(await arrived(2)).toBe(true);
  const events = arrivals.map(({ body, signature }) =>
    stripe.webhooks.constructEvent(body, signature, 'whsec_kept'),
  );
  expect(events.find(({ type }) => type === 'customer.updated')?.data).toMatchObject({
    object: { email: 'after@example.com' },
    previous_attributes: { email: 'before@example.com' },
  });
  const created = events.find(({ type }) => type === 'customer.created');
  expect(created?.data.object).toMatchObject({ id, email: 'before@example.com' });
  expect((await stripe.events.retrieve(created?.id ?? '')).type).toBe('customer.created');
});

test('is sent again until it is answered with 2xx', async () => {
  answers = [500, 404, 200];
  await sdkFor(sandbox).customers.create({});
  expect(await arrived(3)).toBe(true);
  expect(new Set(idsOf(arrivals)).size).toBe(1);
  expect(await waitUntil(() => sandbox.control.deliveriesOfEvents()[0]?.state === 'DONE', 10_000)).toBe(true);
  expect(sandbox.control.deliveriesOfEvents()).toMatchObject([{ attempts: 3, status: 200 }]);
});

test('comes more than once when that is asked for', async () => {
  sandbox.control.setWebhookFaults({ duplicates: 2 });
  await sdkFor(sandbox).customers.create({});
  expect(await arrived(3)).toBe(true);
  expect(new Set(idsOf(arrivals)).size).toBe(1);
});

test('what is held comes in the order that is asked for', async () => {
  sandbox.control.setWebhookFaults({ hold: true });
  const stripe = sdkFor(sandbox);
  const { id } = await stripe.customers.create({});
  await stripe.customers.update(id, { name: 'Ada' });
  const events = sandbox.control.events().map((event) => event.id);
  const backwards = events.toReversed();
  expect(await sandbox.control.deliver(backwards)).toEqual([200, 200]);
  expect(idsOf(arrivals)).toEqual(backwards);
});

test('can be signed with another secret', async () => {
  sandbox.control.setWebhookFaults({ hasBadSignature: true });
  const stripe = sdkFor(sandbox);
  await stripe.customers.create({});
  expect(await arrived(1)).toBe(true);
  const [{ body, signature } = { body: '', signature: '' }] = arrivals;
  expect(() => stripe.webhooks.constructEvent(body, signature, 'whsec_kept')).toThrow('signature');
});

test('an endpoint gets only the types that it asked for', async () => {
  const stripe = sdkFor(sandbox);
  const [own] = (await stripe.webhookEndpoints.list()).data;
  await stripe.webhookEndpoints.update(own?.id ?? '', { enabled_events: ['product.created'] });
  await stripe.customers.create({});
  const product = await stripe.products.create({ name: 'Pro' });
  expect(await arrived(1)).toBe(true);
  expect(
    arrivals.map(({ body }) => (JSON.parse(body) as { data: { object: { id: string } } }).data.object.id),
  ).toEqual([product.id]);
});

test('objects, time, keys and what was not delivered survive a restart', async () => {
  sandbox.control.setWebhookFaults({ hold: true });
  const before = await sdkFor(sandbox).customers.create({ name: 'Ada' }, { idempotencyKey: 'kept' });
  sandbox.control.advanceClock(86_400);
  await sandbox.stop();
  expect(arrivals).toEqual([]);
  sandbox = await start();
  const stripe = sdkFor(sandbox);
  expect(
    (await stripe.customers.create({ name: 'Ada' }, { idempotencyKey: 'kept-2' })).created - before.created,
  ).toBeGreaterThanOrEqual(86_400);
  expect(await stripe.customers.retrieve(before.id)).toMatchObject({ name: 'Ada' });
  expect(await arrived(1)).toBe(true);
  expect(idsOf(arrivals)).toContain(sandbox.control.events()[0]?.id);
  expect((await stripe.webhookEndpoints.list()).data).toHaveLength(1);
});
