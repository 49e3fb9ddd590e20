import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Database } from '../database/index.js';
import { service } from '../identity/index.js';
import { createLogger } from '../logging/index.js';
import { createTestDatabase, eventually, type TestDatabase } from '../testing/index.js';
import { LiveTopics, type LiveTopic } from './index.js';

const topic: LiveTopic = { name: 'person' };
const other: LiveTopic = { name: 'personal' };
let database: TestDatabase;
let db: Database;
let live: LiveTopics;

beforeAll(async () => {
  database = await createTestDatabase({ schema: 'livealltest', migrations: [] });
  db = await Database.open({ url: database.url, schema: 'livealltest', entities: [], poolMax: 2 });
  live = new LiveTopics({ url: database.url, schema: 'livealltest', log: createLogger('test', 'silent') });
  await live.start();
});
afterAll(async () => {
  await live.stop();
  await db.close();
  await database.drop();
});

const raise = (on: LiveTopic, ...keys: string[]): Promise<void> =>
  db.transaction(service('test'), async (tx) => {
    for (const key of keys) await tx.signal(on, key);
  });

test('a reader of all keys gets each changed key of its topic in order, colons and all', async () => {
  const all = live.subscribeToAll(topic);
  const first = all.next();
  await raise(other, 'not-mine');
  await raise(topic, 'one');
  await raise(topic, 'two:of:three');
  expect([await first, await all.next()]).toMatchObject([{ value: 'one' }, { value: 'two:of:three' }]);
  await all.return?.();
});

test('ends after a lost connection, since nobody knows what was missed', async () => {
  // R12
  const all = live.subscribeToAll(topic);
  const first = all.next();
  const admin = new pg.Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where application_name = 'gatefold-live' and datname = current_database()`,
  );
  await admin.end();
  expect((await first).done).toBe(true);
  const again = live.subscribeToAll(topic);
  const next = again.next();
  await eventually(async () => {
    await raise(topic, 'after');
    return true;
  });
  expect((await next).value).toBe('after');
  await again.return?.();
});
