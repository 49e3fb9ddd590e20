import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { anonymous } from '../identity/index.js';
import { LiveTopics, type LiveTopic } from '../live/index.js';
import { createLogger } from '../logging/index.js';
import { createTestDatabase, TcpProxy, type TestDatabase } from '../testing/index.js';
import { Database } from './index.js';

// R12: the network forgets connections, and neither side is told

jest.setTimeout(30_000);

const schema = 'notes';
const poolMax = 3;
const healedWithinMs = 5_000;
let database: TestDatabase;
let proxy: TcpProxy;
let url: string;
beforeAll(async () => {
  database = await createTestDatabase({ schema, migrations: [] });
  const address = new URL(database.url);
  proxy = await new TcpProxy().start();
  proxy.target = { host: address.hostname, port: Number(address.port) };
  address.host = `127.0.0.1:${proxy.port}`;
  url = address.href;
});
afterAll(async () => {
  proxy.stop();
  await database.drop();
});

test('connections that lead nowhere are replaced within 5 s, though all of a pool do', async () => {
  const db = await Database.open({ url, schema, entities: [], poolMax });
  const ask = () => db.read(anonymous, (tx) => tx.sql('select pg_sleep(0.05)'));
  await Promise.all(Array.from({ length: poolMax }, ask));
  proxy.loseOpen();
  const lostMs = performance.now();
  await Promise.allSettled(Array.from({ length: poolMax }, ask));
  expect(await Promise.all(Array.from({ length: poolMax }, ask))).toHaveLength(poolMax);
  expect(performance.now() - lostMs).toBeLessThan(healedWithinMs);
  await db.close();
});

test('a pool keeps all its places, however often connections break in the middle of transactions', async () => {
  const db = await Database.open({ url, schema, entities: [], poolMax });
  for (let lost = 0; lost < 2 * poolMax; lost += 1) {
    const asking = db.read(anonymous, async (tx) => {
      proxy.cut();
      await tx.sql('select 1');
    });
    await expect(asking).rejects.toThrow();
  }
  const ask = () => db.read(anonymous, (tx) => tx.sql('select 1'));
  expect(await Promise.all(Array.from({ length: poolMax }, ask))).toHaveLength(poolMax);
  await db.close();
});

test('a listener that leads nowhere hears of the next change, and is told that it may have missed some', async () => {
  const topic: LiveTopic = { name: 'note' };
  const db = await Database.open({ url: database.url, schema, entities: [], poolMax });
  const live = new LiveTopics({ url, schema, log: createLogger('notes', 'silent') });
  await live.start();
  const turns = live.subscribe(topic, 'one');
  const missed = turns.next();
  proxy.loseOpen();
  await db.transaction(anonymous, (tx) => tx.signal(topic, 'one'));
  const lostMs = performance.now();
  expect(await missed).toEqual({ value: true, done: false });
  expect(performance.now() - lostMs).toBeLessThan(2 * healedWithinMs);
  const heard = turns.next();
  await db.transaction(anonymous, (tx) => tx.signal(topic, 'one'));
  expect(await heard).toEqual({ value: true, done: false });
  await turns.return?.();
  await live.stop();
  await db.close();
});
