import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { purchaseRecorded } from '@gatefold/schema';
import { startSubgraph, type RunningSubgraph } from '@gatefold/runtime/boot';
import { postgresBus, type EventBus } from '@gatefold/runtime/events';
import { createLogger } from '@gatefold/runtime/logging';
import { createTestDatabase, eventually, type TestDatabase } from '@gatefold/runtime/testing';
import { startSmtpSandbox, type SmtpSandbox } from '@gatefold/sandboxes/smtp';
import pg from 'pg';
import subgraph from '../../subgraph.js';
import { testSettings } from '../../testing/test-settings.js';

// BP-6, BP-9: the real process with its workers, a real bus, and a mail server that is away at first

jest.setTimeout(60_000);

const log = createLogger('users', 'silent');
let database: TestDatabase;
let admin: pg.Client;
let bus: EventBus;
let users: RunningSubgraph;
let smtpPort: number;
let smtp: SmtpSandbox | undefined;

beforeAll(async () => {
  database = await createTestDatabase({ schema: 'users', migrations: subgraph.migrations });
  admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  bus = postgresBus({ url: database.adminUrl, log });
  smtpPort = await closedPort();
  const gateway = generateKeyPairSync('ed25519');
  const settings = {
    ...testSettings({ SMTP_URL: `smtp://127.0.0.1:${smtpPort}` }),
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'silent' as const,
    DATABASE_URL: database.url,
    DATABASE_POOL_MAX: 5,
    IDENTITY_PUBLIC_KEY: gateway.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ROLE: 'all' as const,
  };
  users = await startSubgraph(subgraph, settings, log);
});
afterAll(async () => {
  await users.stop(1_000);
  await bus.close();
  await admin.end();
  await smtp?.stop();
  await database.drop();
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function rows(sql: string, params: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await admin.query<Record<string, unknown>>(sql, [...params])).rows;
}

test('a purchase that is published twice identifies its buyer once, and the confirmation outlives a dead mail server', async () => {
  const [purchaseId, email] = [randomUUID(), `b${randomUUID().slice(0, 8)}@example.org`];
  const payload = {
    purchaseId,
    source: 'TAGMANGO',
    email,
    name: 'Ada Buyer',
    phone: null,
    itemName: 'A course',
    tier: null,
    courseKey: 'course-1',
    courseName: 'A course',
    amountCents: 100,
    currency: 'INR',
    purchasedAt: new Date().toISOString(),
  };
  const published = () => ({
    id: randomUUID(),
    name: purchaseRecorded.name,
    subject: email,
    requestId: null,
    payload,
    occurredAt: new Date().toISOString(),
    origin: 'billing',
  });
  await bus.append([published(), published()]);

  const waiting = `select 1 from users.email_message where recipient = $1 and status = 'QUEUED' and last_error is not null`;
  await eventually(async () => ((await rows(waiting, [email])).length > 0 ? true : undefined), 20_000);
  smtp = await startSmtpSandbox(smtpPort);
  await eventually(() => (smtp?.emails.length ? true : undefined), 30_000);
  const done = "select 1 from users.inbox where name = $1 and status = 'DONE'";
  await eventually(
    async () => ((await rows(done, [purchaseRecorded.name])).length === 2 ? true : undefined),
    10_000,
  );

  const identified = await rows(
    "select payload->>'purchaseId' as id from bus.log where name = 'users.purchaser.identified@1'",
  );
  expect(identified).toEqual([{ id: purchaseId }]);
  expect(smtp.emails.map(({ to, subject }) => ({ to, subject }))).toEqual([
    { to: [email], subject: 'Your purchase: A course' },
  ]);
});
