import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Registry } from 'prom-client';
import { Database } from '../database/index.js';
import { service } from '../identity/index.js';
import { LiveTopics } from '../live/index.js';
import { createLogger } from '../logging/index.js';
import { createTestDatabase, eventually, type TestDatabase } from '../testing/index.js';
import {
  Cache,
  CacheMetrics,
  cacheFailurePauseMs,
  cacheStaleMaxMs,
  invalidateCategory,
  invalidateEntry,
} from './index.js';

// SV-23, SV-24, SV-25
const schema = 'cachetest';
const actor = service(schema);
const log = createLogger('test', 'silent');
const category = { name: 'wares', memoryTtlMs: 300_000, databaseTtlMs: 3_600_000 };
let database: TestDatabase;
let db: Database;
let lives: LiveTopics[];
let caches: Cache[];
let metrics: CacheMetrics;
let now = Date.UTC(2026, 0, 1);
let loads = 0;
let keys = 0;
let key: string;

beforeAll(async () => {
  database = await createTestDatabase({ schema, migrations: [] });
  db = await Database.open({ url: database.url, schema, entities: [], poolMax: 5 });
  lives = [0, 1].map(() => new LiveTopics({ url: database.url, schema, log }));
  await Promise.all(lives.map((live) => live.start()));
  metrics = new CacheMetrics(new Registry());
  caches = lives.map((live) => new Cache({ db, actor, live, log, metrics, now: () => now }));
  for (const cache of caches) cache.start();
});
beforeEach(() => {
  loads = 0;
  key = `key ${(keys += 1)}`;
});
afterAll(async () => {
  await Promise.all([...caches, ...lives].map((each) => each.stop()));
  await db.close();
  await database.drop();
});

const countLoads = async (): Promise<number> => (loads += 1);
const isDown = async (): Promise<number> => {
  throw new Error('the origin is down');
};
const read = (instance: 0 | 1, load: () => Promise<number> = countLoads, lastResort?: () => number) =>
  (caches[instance] as Cache).read({ category, key, load, ...(lastResort && { lastResort }) });
const invalidate = (what: 'category' | 'entry') =>
  db.transaction(actor, (tx) =>
    what === 'category' ? invalidateCategory(tx, category) : invalidateEntry(tx, category, key),
  );
/** Rows as they are behind the cache's back. */
const breakStored = () =>
  db.transaction(actor, (tx) => tx.sql(`update cache_entry set value = '-1' where key = $1`, [key]));

test('memory answers to the last millisecond of its time, then the database does', async () => {
  await read(0);
  await breakStored();
  now += category.memoryTtlMs - 1;
  expect(await read(0)).toBe(1);
  now += 1;
  expect(await read(0)).toBe(-1);
});

test('the database answers to the last millisecond of its time, for every process, then the origin does', async () => {
  await read(0);
  now += category.databaseTtlMs - 1;
  expect(await read(1)).toBe(1);
  now += 1;
  expect(await read(1)).toBe(2);
});

test('200 parallel reads ask the origin once, in a process that knows nothing', async () => {
  const answers = await Promise.all(Array.from({ length: 200 }, () => read(1)));
  expect(new Set(answers)).toEqual(new Set([1]));
  expect(loads).toBe(1);
});

test.each(['category', 'entry'] as const)('an invalidated %s is old in every process', async (what) => {
  expect([await read(0), await read(1)]).toEqual([1, 1]);
  await invalidate(what);
  await eventually(async () => ((await read(0)) === 2 && (await read(1)) === 2) || undefined);
  expect(loads).toBe(2);
});

test.each(['category', 'entry'] as const)(
  'a value that was loaded before its %s was invalidated is kept nowhere',
  async (what) => {
    const gate = Promise.withResolvers<number>();
    const started = Promise.withResolvers<void>();
    const early = read(0, () => (started.resolve(), gate.promise));
    await started.promise;
    await invalidate(what);
    // Until the news arrives, a read waits for the early load.
    await eventually(() =>
      Promise.race([read(0), new Promise<undefined>((later) => setImmediate(later, undefined))]),
    );
    gate.resolve(-5);
    expect(await early).toBe(-5);
    expect([await read(0), await read(1)]).toEqual([1, 1]);
  },
);

test('while the origin fails, the old value is better than none, for a day', async () => {
  await read(0);
  now += category.databaseTtlMs + cacheStaleMaxMs - 1 - cacheFailurePauseMs;
  expect(await read(0, isDown)).toBe(1);
  now += cacheFailurePauseMs;
  expect(await read(0, isDown, () => 7)).toBe(1);
  now += cacheFailurePauseMs;
  expect(await read(0, isDown, () => 7)).toBe(7);
});

test('a failing origin is left alone for a moment, and asked again after it', async () => {
  expect(await read(0, isDown, () => 7)).toBe(7);
  now += cacheFailurePauseMs - 1;
  expect(await read(0)).toBe(7);
  now += 1;
  expect(await read(0)).toBe(1);
});

test('without anything to answer, the fault of the origin is the answer', async () => {
  await expect(read(0, isDown)).rejects.toThrow('the origin is down');
  expect(await read(0)).toBe(1);
});

test('what no failing origin could use any more is deleted', async () => {
  await read(0);
  const rows = () => db.read(actor, (tx) => tx.sql('select 1 from cache_entry where key = $1', [key]));
  now += category.databaseTtlMs + cacheStaleMaxMs;
  await caches[0]?.prune();
  expect(await rows()).toHaveLength(1);
  now += 1;
  await caches[0]?.prune();
  expect(await rows()).toHaveLength(0);
});

test('nobody but the service reads the second layer', async () => {
  await read(0);
  const member = { kind: 'anonymous' } as const;
  expect(await db.read(member, (tx) => tx.sql('select 1 from cache_entry'))).toEqual([]);
});

test('under load, 9 of 10 reads are answered without asking the origin', async () => {
  const own = new CacheMetrics(new Registry());
  const cache = new Cache({ db, actor, live: lives[0] as LiveTopics, log, metrics: own, now: () => now });
  cache.start();
  for (let round = 0; round < 100; round += 1) {
    now += 30_000;
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        cache.read({ category, key: `${key} ${index % 20}`, load: countLoads }),
      ),
    );
    if (round % 25 === 24) await invalidate('category');
  }
  await cache.stop();
  const rate = await own.hitRate();
  process.stdout.write(`cache hit rate over 5,000 reads in 50 minutes: ${(rate * 100).toFixed(2)}%\n`);
  expect(rate).toBeGreaterThanOrEqual(0.9);
});
