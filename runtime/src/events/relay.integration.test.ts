import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type pg from 'pg';
import type { EventBus } from './bus.js';
import { openPool } from './postgres-connection.js';
import { postgresBus } from './postgres-bus.js';
import { startRelay } from './relay.js';
import type { EventDatabase, TestSubgraph } from './testing/event-database.js';
import { createEventDatabase } from './testing/event-database.js';
import { eventually } from './testing/eventually.js';
import { recordingLog } from './testing/recording-log.js';
import { recordThing } from './testing/thing-happened.js';

describe('relay', () => {
  const log = recordingLog();
  let database: EventDatabase;
  let alpha: TestSubgraph;
  let pool: pg.Pool;
  let bus: EventBus;
  beforeEach(async () => {
    database = await createEventDatabase(['alpha']);
    alpha = database.subgraph('alpha');
    pool = openPool(alpha.url, 4, log);
    bus = postgresBus({ url: alpha.url, log });
    for (const n of [0, 1, 2]) await recordThing(alpha, 's', n);
  });
  afterEach(async () => {
    await Promise.all([pool.end(), bus.close()]);
    await database.drop();
  });

  /** One event a batch; `beforeAppend` runs before the real bus gets it. */
  const start = (beforeAppend: () => Promise<void> = () => Promise.resolve()) =>
    startRelay({
      pool,
      name: 'alpha',
      schema: 'alpha',
      bus: {
        append: async (events) => {
          await beforeAppend();
          await bus.append(events);
        },
      },
      pollMs: 50,
      batchSize: 1,
      log,
    });
  const carried = async (): Promise<unknown[]> =>
    (await alpha.sql('select payload from bus.log order by position')).map(
      ({ payload }) => (payload as { n: number }).n,
    );
  const waiting = (): Promise<readonly unknown[]> =>
    alpha.sql('select 1 from outbox where published_at is null');

  test('never overtakes another relay of its schema', async () => {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let appending = false;
    const slow = start(() => {
      appending = true;
      return gate;
    });
    await eventually('the first relay holds a batch', () => appending);

    await start().stop();
    expect(await carried()).toEqual([]);

    letGo();
    await eventually('everything is published', async () => (await waiting()).length === 0);
    await slow.stop();
    expect(await carried()).toEqual([0, 1, 2]);
  });

  test('keeps events while the bus is away, and publishes them in order when it is back', async () => {
    let away = true;
    let refusals = 0;
    const relay = start(() => {
      if (!away) return Promise.resolve();
      refusals += 1;
      return Promise.reject(new Error('the bus is away'));
    });
    await eventually('the bus refused several times', () => refusals >= 3);
    expect(await waiting()).toHaveLength(3);
    away = false;
    await eventually('everything is published', async () => (await waiting()).length === 0);
    await relay.stop();
    expect(await carried()).toEqual([0, 1, 2]);
  });
});
