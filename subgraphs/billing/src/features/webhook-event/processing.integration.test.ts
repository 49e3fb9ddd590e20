import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { service } from '@gatefold/runtime/identity';
import { buildAdmin, eventually } from '@gatefold/runtime/testing';
import { signed, tagMangoEvent, type EventParts } from '../../tagmango/testing/tagmango-event.js';
import { startBilling, tagMangoSecret, type Billing } from '../../testing/start-billing.js';
import { startBillingServer, type BillingServer } from '../../testing/start-billing-server.js';
import { deleteOldWebhooks } from './use-cases/delete-old-webhooks.js';

let billing: Billing;
let server: BillingServer;
beforeAll(async () => {
  billing = await startBilling();
  server = await startBillingServer(billing, {
    TAGMANGO_WEBHOOK_SECRET: tagMangoSecret,
    WEBHOOK_RETRY_MS: '1',
  });
});
afterAll(async () => {
  await server.stop();
  await billing.stop();
});

interface Row {
  readonly id: string;
  readonly status: string;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly outcome: string | null;
  readonly payload: { transaction?: { id: string } };
}

const sql = (text: string, parameters: readonly unknown[] = []) =>
  billing.as(service('test')).transaction((tx) => tx.sql(text, [...parameters]));

async function send(parts: EventParts): Promise<void> {
  const { body, headers } = signed(tagMangoEvent(parts));
  expect((await server.post('/webhooks/tagmango', body, headers)).status).toBe(200);
}

async function eventsOf(transactionIds: readonly string[]): Promise<readonly Row[]> {
  const { data } = await billing.execute<{ webhookEvents: { nodes: Row[] } }>(
    buildAdmin(),
    '{ webhookEvents(first: 100) { nodes { id status attempts lastError outcome payload } } }',
  );
  return data.webhookEvents.nodes.filter((row) => transactionIds.includes(row.payload.transaction?.id ?? ''));
}

const replay = async (id: string) => {
  const { data } = await billing.execute<{ replayWebhookEvent: unknown }>(
    buildAdmin(),
    `mutation ($input: ReplayWebhookEventInput!) {
      replayWebhookEvent(input: $input) { webhookEvent { status attempts } userErrors { code path } } }`,
    { input: { id } },
  );
  return data.replayWebhookEvent;
};

/** The event of this transaction once it stands there. */
const settled = (transactionId: string, status: string) =>
  eventually(async () => (await eventsOf([transactionId])).find((row) => row.status === status), 20_000);

test('one poisoned event in a hundred ends as a dead letter after 8 attempts, the others are done', async () => {
  // R3
  const ids = Array.from({ length: 100 }, (_, index) => `r3-${index}`);
  const email = 'mira@example.com';
  const poison = { transactionId: ids[40] as string, tier: 'gold', email, at: '2026-03-01T10:00:40.000Z' };
  // The last ten are of the same person as the poison, and later.
  const good = ids.filter((id) => id !== poison.transactionId);
  await send(poison);
  const later = (index: number) => ({ email, at: `2026-03-01T11:00:${index - 40}.000Z` });
  await Promise.all(
    good.map((transactionId, index) => send({ transactionId, ...(index >= 89 && later(index)) })),
  );
  const dead = await settled(poison.transactionId, 'DEAD');
  expect(dead).toMatchObject({ attempts: 8, lastError: expect.stringContaining('"gold" is no known tier') });
  const others = await eventually(async () => {
    const [row] = await sql("select count(*)::integer as count from webhook_event where status = 'DONE'");
    return Number(row?.['count']) === 99 ? 99 : undefined;
  });
  expect(others).toBe(99);
}, 60_000);

test('a dead event is replayed by an administrator, with fresh attempts', async () => {
  // R3
  const transactionId = 'replayed';
  await send({ transactionId, tier: 'gold' });
  const dead = await settled(transactionId, 'DEAD');
  // The cause is mended: what the sender had sent is now understood.
  await sql(
    `update webhook_event set raw_body = convert_to(replace(convert_from(raw_body, 'UTF8'), 'gold', 'paid'), 'UTF8')
     where status = 'DEAD' and convert_from(raw_body, 'UTF8') like '%"replayed"%'`,
  );
  expect(await replay(dead.id)).toEqual({
    webhookEvent: { status: 'RECEIVED', attempts: 0 },
    userErrors: [],
  });
  const done = await settled(transactionId, 'DONE');
  expect(done).toMatchObject({ attempts: 1, lastError: null, outcome: 'purchase of replayed: PAID' });
  expect(await replay(done.id)).toMatchObject({ userErrors: [{ code: 'CONFLICT', path: ['input', 'id'] }] });
}, 30_000);

test('events of one person are processed in the order in which they happened, not in that of their arrival', async () => {
  const email = 'order@example.com';
  await sql(
    "insert into webhook_event (id, provider, event_id, type, subject, occurred_at, headers, raw_body, next_attempt_at) select gen_random_uuid(), 'tagmango', 'first', 'course.viewed', $1, '2026-01-01', '{}', '{}', clock_timestamp() + interval '1 hour'",
    [email],
  );
  for (const minute of ['30', '10', '20']) {
    await send({ transactionId: `order-${minute}`, email, at: `2026-03-01T10:${minute}:00.000Z` });
  }
  await sql("update webhook_event set next_attempt_at = clock_timestamp() where event_id = 'first'");
  await settled('order-30', 'DONE');
  const rows = await sql(
    "select to_char(occurred_at at time zone 'UTC', 'MI') as minute from webhook_event where subject = $1 and event_id <> 'first' order by processed_at",
    [email],
  );
  expect(rows.map((row) => row['minute'])).toEqual(['10', '20', '30']);
});

test('what was processed long ago is deleted, what is dead stays', async () => {
  const old =
    "update webhook_event set processed_at = now() - interval '91 days' where processed_at is not null";
  await sql(old);
  const [before] = await sql("select count(*)::integer as count from webhook_event where status <> 'DEAD'");
  expect(await deleteOldWebhooks(billing.as(service('billing')) as never)).toBe(before?.['count']);
  expect(await sql('select distinct status from webhook_event')).toEqual([{ status: 'DEAD' }]);
});
