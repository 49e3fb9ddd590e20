import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anonymous, identityHeader, service } from '@gatefold/runtime/identity';
import { buildAdmin, eventually } from '@gatefold/runtime/testing';
import { signed, tagMangoEvent } from '../../tagmango/testing/tagmango-event.js';
import { startBilling, tagMangoSecret, type Billing } from '../../testing/start-billing.js';
import { startBillingServer, type BillingServer } from '../../testing/start-billing-server.js';

const path = '/webhooks/tagmango';
const bodyBytesMax = 1_048_576;

let billing: Billing;
let server: BillingServer;
beforeAll(async () => {
  billing = await startBilling();
  server = await startBillingServer(billing, { TAGMANGO_WEBHOOK_SECRET: tagMangoSecret });
});
afterAll(async () => {
  await server.stop();
  await billing.stop();
});

const countOf = async (table: string): Promise<number> => {
  const [row] = await billing
    .as(service('test'))
    .read((tx) => tx.sql(`select count(*)::integer as count from ${table}`));
  return Number(row?.['count']);
};

describe('a webhook', () => {
  // S11
  const at = (offsetSeconds: number) => new Date(Date.now() + offsetSeconds * 1_000);
  const event = tagMangoEvent();
  const body = Buffer.from(JSON.stringify(event));
  const signature = (offsetSeconds = 0) => signed(body, at(offsetSeconds)).headers['x-tagmango-signature'];
  const hmac = (algorithm: string) => createHmac(algorithm, tagMangoSecret);
  const flipped = Buffer.from(body);
  flipped.writeUInt8(flipped.readUInt8(20) ^ 1, 20);
  const now = () => Math.floor(Date.now() / 1_000);

  const other = 'another-secret-another';
  const refused: readonly (readonly [string, Buffer, () => string | undefined])[] = [
    ['one byte changed', flipped, signature],
    ['one byte more', Buffer.concat([body, Buffer.from(' ')]), signature],
    ['one byte less', body.subarray(0, -1), signature],
    ['JSON written anew', Buffer.from(JSON.stringify(event, null, 1)), signature],
    ['another event', Buffer.from(JSON.stringify({ ...event, event: 'purchase.refunded' })), signature],
    ['a compressed body', gzipSync(body), signature],
    ['an empty body', Buffer.alloc(0), signature],
    ['no signature', body, () => undefined],
    ['an empty signature', body, () => ''],
    ['no v1', body, () => `t=${now()}`],
    ['v0 instead of v1', body, () => signature().replace('v1=', 'v0=')],
    ['no timestamp', body, () => signature().replace(/^t=\d+,/, '')],
    ['two timestamps', body, () => `t=1,${signature()}`],
    ['the timestamp changed', body, () => signature().replace(/t=\d+/, `t=${now() - 7}`)],
    ['a timestamp that is no number', body, () => signature().replace(/t=/, 't=0x')],
    ['another secret', body, () => signed(body, at(0), other).headers['x-tagmango-signature']],
    ['a signature cut short', body, () => signature().slice(0, -1)],
    [
      'a signature of the body alone',
      body,
      () => `t=${now()},v1=${hmac('sha256').update(body).digest('hex')}`,
    ],
    ['another algorithm', body, () => `t=${now()},v1=${hmac('sha1').update(body).digest('hex')}`],
    ['a signature of ten minutes ago', body, () => signature(-600)],
    ['a signature of ten minutes from now', body, () => signature(600)],
    ['more signatures than a sender needs', body, () => signature() + `,v1=${'0'.repeat(64)}`.repeat(16)],
  ];
  test.each(refused)('with %s is refused and leaves nothing', async (_name, bytes, sign) => {
    const before = await countOf('webhook_event');
    const header = sign();
    const headers: Record<string, string> = header === undefined ? {} : { 'x-tagmango-signature': header };
    expect((await server.post(path, bytes, headers)).status).toBe(400);
    expect(await countOf('webhook_event')).toBe(before);
  });

  const accepted: readonly (readonly [string, (bytes: Buffer) => string])[] = [
    ['signed now', (bytes) => signed(bytes).headers['x-tagmango-signature']],
    ['signed 4 minutes ago', (bytes) => signed(bytes, at(-240)).headers['x-tagmango-signature']],
    ['signed 4 minutes from now', (bytes) => signed(bytes, at(240)).headers['x-tagmango-signature']],
    [
      'signed with several secrets, one of them ours',
      (bytes) => signed(bytes).headers['x-tagmango-signature'].replace(',', `,v1=${'0'.repeat(64)},v0=x,`),
    ],
  ];
  test.each(accepted)('%s is stored before it is acknowledged', async (_name, sign) => {
    const bytes = Buffer.from(JSON.stringify(tagMangoEvent()));
    const before = await countOf('webhook_event');
    const answer = await server.post(path, bytes, { 'x-tagmango-signature': sign(bytes) });
    expect([answer.status, await countOf('webhook_event')]).toEqual([200, before + 1]);
  });

  test.each([
    { bytes: bodyBytesMax, status: 200 },
    { bytes: bodyBytesMax + 1, status: 413 },
  ])('of $bytes bytes is answered $status', async ({ bytes, status }) => {
    const padded = Buffer.concat([Buffer.from(JSON.stringify(tagMangoEvent())), Buffer.alloc(bytes, ' ')]);
    const { body: sent, headers } = signed(padded.subarray(0, bytes));
    expect((await server.post(path, sent, headers)).status).toBe(status);
  });

  test('sent 100 times at once is stored once and takes effect once', async () => {
    const transactionId = 'txn-hundred-times';
    const { body: sent, headers } = signed(tagMangoEvent({ transactionId }));
    const before = await countOf('webhook_event');
    const answers = await Promise.all(Array.from({ length: 100 }, () => server.post(path, sent, headers)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await countOf('webhook_event')).toBe(before + 1);
    await eventually(async () => ((await waiting()) === 0 ? true : undefined));
    const effects = await billing.as(service('test')).read((tx) =>
      tx.sql(
        `select 1 from outbox where name = 'billing.purchase.recorded@1' and subject =
             (select id::text from tagmango_transaction where transaction_id = $1)`,
        [transactionId],
      ),
    );
    expect(effects).toHaveLength(1);
  });

  test('that nothing is done on is acknowledged and kept as UNHANDLED', async () => {
    const { body: sent, headers } = signed({ ...tagMangoEvent(), event: 'course.viewed', more: true });
    expect((await server.post(path, sent, headers)).status).toBe(200);
    const [row] = await eventually(async () => {
      const rows = await billing
        .as(service('test'))
        .read((tx) =>
          tx.sql(
            "select status from webhook_event where type = 'course.viewed' and processed_at is not null",
          ),
        );
      return rows.length > 0 ? rows : undefined;
    });
    expect(row).toEqual({ status: 'UNHANDLED' });
  });
});

describe('the address of billing', () => {
  // S10
  test.each([
    ['no identity', async () => ({ [identityHeader]: '' })],
    ['a forged identity', async () => ({ [identityHeader]: 'e30.e30.e30' })],
    ['a visitor', () => server.identify(anonymous)],
    ['an administrator', () => server.identify(buildAdmin())],
  ])('refuses %s, however well signed the webhook is', async (_name, identity) => {
    const { body, headers } = signed(tagMangoEvent());
    const before = await countOf('webhook_event');
    const answer = await server.post(path, body, { ...headers, ...(await identity()) });
    expect([answer.status, await countOf('webhook_event')]).toEqual([401, before]);
  });

  test('answers 404 for a provider that is not set up', async () => {
    const { body, headers } = signed(tagMangoEvent());
    expect((await server.post('/webhooks/nobody', body, headers)).status).toBe(404);
  });
});

async function waiting(): Promise<number> {
  const [row] = await billing
    .as(service('test'))
    .read((tx) =>
      tx.sql("select count(*)::integer as count from webhook_event where status in ('RECEIVED', 'FAILED')"),
    );
  return Number(row?.['count']);
}
