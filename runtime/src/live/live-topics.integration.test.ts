import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Database } from '../database/index.js';
import { service } from '../identity/index.js';
import { createLogger } from '../logging/index.js';
import { createTestDatabase, type TestDatabase } from '../testing/index.js';
import { LiveTopics, type LiveTopic } from './index.js';

const log = createLogger('test', 'silent');
const topic: LiveTopic = { name: 'thing' };
let database: TestDatabase;
let db: Database;
let live: LiveTopics;

beforeAll(async () => {
  database = await createTestDatabase({ schema: 'livetest', migrations: [] });
  db = await Database.open({ url: database.url, schema: 'livetest', entities: [], poolMax: 2 });
  live = new LiveTopics({ url: database.url, schema: 'livetest', log });
  await live.start();
});
afterAll(async () => {
  await live.stop();
  await db.close();
  await database.drop();
});

const raise = (key: string, after?: () => void): Promise<void> =>
  db.transaction(service('test'), async (tx) => {
    await tx.signal(topic, key);
    after?.();
  });

test('a signal arrives when its transaction commits, for its key alone', async () => {
  const mine = live.subscribe(topic, 'mine');
  const next = mine.next();
  await raise('other');
  await raise('mine');
  expect(await next).toEqual({ value: true, done: false });
  const after = mine.next();
  await mine.return?.();
  expect((await after).done).toBe(true);
});

test('a transaction that rolls back signals nothing', async () => {
  const watched = live.subscribe(topic, 'rolled-back');
  const first = watched.next();
  const rollback = raise('rolled-back', () => {
    throw new Error('roll back');
  });
  await expect(rollback).rejects.toThrow('roll back');
  let seen = 0;
  void first.then(() => (seen += 1));
  const fence = live.subscribe(topic, 'fence');
  const fenced = fence.next();
  await raise('fence');
  await fenced;
  expect(seen).toBe(0);
  await watched.return?.();
  await fence.return?.();
});

test('a subscriber that does not read keeps a bounded number of signals', async () => {
  // R8
  const slow = live.subscribe(topic, 'busy');
  const first = slow.next();
  const fence = live.subscribe(topic, 'busy-fence');
  const fenced = fence.next();
  for (let index = 0; index < 100; index += 1) await raise('busy');
  await raise('busy-fence');
  await Promise.all([first, fenced]);
  let kept = 0;
  const reads = Array.from({ length: 100 }, () => slow.next().then(({ done }) => (kept += done ? 0 : 1)));
  await reads[0];
  await slow.return?.();
  await Promise.all(reads);
  expect(kept).toBeLessThanOrEqual(16);
  await fence.return?.();
});

test('after a lost connection every subscriber is signalled, and signals flow again', async () => {
  // R12
  const watched = live.subscribe(topic, 'survivor');
  const first = watched.next();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'gatefold-live' and datname = current_database()`,
  );
  await admin.end();
  expect((await first).done).toBe(false);
  const second = watched.next();
  await raise('survivor');
  expect((await second).done).toBe(false);
  await watched.return?.();
});
