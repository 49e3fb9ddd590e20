import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Cache } from '../cache/index.js';
import { Database } from '../database/index.js';
import { service, type MemberActor } from '../identity/index.js';
import { LiveTopics } from '../live/index.js';
import { createLogger } from '../logging/index.js';
import { fail, ok, operationFor, type Result } from '../operation/index.js';
import { buildCache, buildMember, createTestDatabase, type TestDatabase } from '../testing/index.js';
import { idempotencyTable } from './idempotency-table.js';
import { deleteOldIdempotencyKeys, once } from './once.js';

// R5
const schema = 'oncetest';
const log = createLogger('test', 'silent');
let database: TestDatabase;
let db: Database;
let live: LiveTopics;
let cache: Cache;
let person: MemberActor;
let workIds: string[];

beforeAll(async () => {
  database = await createTestDatabase({ schema, migrations: [] });
  await onDatabase(`set search_path to ${schema}; ${idempotencyTable}`);
  db = await Database.open({ url: database.url, schema, entities: [], poolMax: 5 });
  live = new LiveTopics({ url: database.url, schema, log });
  await live.start();
  cache = buildCache({ db, actor: service(schema), live, log });
});
afterAll(async () => {
  await live.stop();
  await db.close();
  await database.drop();
});
beforeEach(() => {
  person = buildMember();
  workIds = [];
});

async function onDatabase(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const platform = () => ({ db, live, cache, log, services: {} });
const succeed = (): Promise<Result<unknown>> => Promise.resolve(ok({ number: workIds.length }));

/** Asks as a person; `work` is told of by {@link workIds}. */
function ask(
  idempotencyKey: string | undefined,
  input: unknown = { amount: 1 },
  work: () => Promise<Result<unknown>> = succeed,
  actor = person,
): Promise<Result<unknown>> {
  return once(operationFor(platform(), actor, { idempotencyKey }), { name: 'buy', input }, (workId) => {
    workIds.push(workId);
    return work();
  });
}

test('without a key work is done each time', async () => {
  await ask(undefined);
  await ask(undefined);
  expect(new Set(workIds).size).toBe(2);
});

test('with a key work is done once, and every caller at once and later gets what came of it', async () => {
  const slowly = async (): Promise<Result<unknown>> => {
    await db.read(person, (tx) => tx.sql('select pg_sleep(0.2)'));
    return succeed();
  };
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('k', undefined, slowly)));
  answers.push(await ask('k'));
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([JSON.stringify(ok({ number: 1 }))]),
  );
  expect(workIds).toHaveLength(1);
});

test('the order of input fields does not matter, their values do', async () => {
  await ask('k', { amount: 1, plan: 'PRO' });
  expect(await ask('k', { plan: 'PRO', amount: 1 })).toMatchObject({ ok: true });
  expect(await ask('k', { plan: 'PRO', amount: 2 })).toMatchObject({ errors: [{ code: 'CONFLICT' }] });
  expect(workIds).toHaveLength(1);
});

test('a key is of one person: others neither get its outcome nor stand in its way', async () => {
  await ask('k');
  await ask('k', { amount: 2 }, succeed, buildMember());
  expect(workIds).toHaveLength(2);
});

test.each([[''], ['x'.repeat(256)]])('a key has 1 to 255 characters', async (key) => {
  expect(await ask(key)).toMatchObject({ errors: [{ code: 'BAD_USER_INPUT' }] });
  expect(await ask('x'.repeat(255))).toMatchObject({ ok: true });
});

describe('after a failure', () => {
  test('that is certain the key is free, also for other input', async () => {
    await ask('k', undefined, () => Promise.resolve(fail('BAD_USER_INPUT', 'No.')));
    expect(await ask('k', { amount: 2 })).toMatchObject({ ok: true });
    expect(new Set(workIds).size).toBe(2);
  });

  test('that says nothing about the work it goes on under the same id', async () => {
    await ask('k', undefined, () => Promise.resolve(fail('UPSTREAM_UNAVAILABLE', 'Away.')));
    await expect(ask('k', undefined, () => Promise.reject(new Error('crash')))).rejects.toThrow('crash');
    expect(await ask('k')).toMatchObject({ ok: true });
    expect(workIds).toHaveLength(3);
    expect(new Set(workIds).size).toBe(1);
  });

  test('of the process the key is free when its lease is over', async () => {
    await ask('k', undefined, () => Promise.resolve(fail('TIMEOUT', 'Gone.')));
    await onDatabase(`update ${schema}.idempotency_key set busy_until = now() - interval '1 second'`);
    expect(await ask('k')).toMatchObject({ ok: true });
    expect(new Set(workIds).size).toBe(1);
  });
});

test('after a day a key is new, and what is old is deleted', async () => {
  await ask('k');
  await ask('other');
  await onDatabase(`update ${schema}.idempotency_key set created_at = now() - interval '25 hours'
    where user_id = '${person.userId}'`);
  expect(await ask('k', { amount: 2 })).toMatchObject({ ok: true });
  expect(await deleteOldIdempotencyKeys(operationFor(platform(), service('test')))).toBe(1);
  expect(workIds).toHaveLength(3);
});
