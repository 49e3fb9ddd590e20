import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventBus } from './bus.js';
import type { RunningEvents } from './start-events.js';
import { startEvents } from './start-events.js';
import { busKinds } from './testing/bus-kinds.js';
import type { EventDatabase, TestSubgraph } from './testing/event-database.js';
import { createEventDatabase } from './testing/event-database.js';
import { eventually } from './testing/eventually.js';
import { recordingLog } from './testing/recording-log.js';
import { effectHandler, recordThing } from './testing/thing-happened.js';

const subjectOf = (n: number): string => `subject-${n % 50}`;

describe.each(busKinds())('speed with the bus on $kind', (kind) => {
  let database: EventDatabase;
  let alpha: TestSubgraph;
  let beta: TestSubgraph;
  const buses: EventBus[] = [];
  const processes: RunningEvents[] = [];
  const lagsMs: number[] = [];

  beforeAll(kind.setUp);
  afterAll(kind.tearDown);
  beforeEach(async () => {
    database = await createEventDatabase(['alpha', 'beta']);
    [alpha, beta] = [database.subgraph('alpha'), database.subgraph('beta')];
    lagsMs.length = 0;
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((running) => running.stop()));
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    await database.drop();
  });

  const start = async (side: TestSubgraph): Promise<void> => {
    const { name, schema, url, runInTransaction } = side;
    const log = recordingLog();
    const bus = kind.open({ url, scope: 'speed', log });
    buses.push(bus);
    const noteLag = effectHandler('on-thing-happened', (_, { occurredAt }) => {
      lagsMs.push(Date.now() - Date.parse(occurredAt));
    });
    const handlers = side === beta ? [noteLag] : [];
    const shared = { name, schema, databaseUrl: url, bus, handlers, runInTransaction, log };
    processes.push(await startEvents(shared));
  };
  const handled = async (): Promise<number> =>
    Number((await beta.sql('select count(*)::int as count from effects'))[0]?.count);

  // R4
  test('5,000 events that wait are handled within 60 s', async () => {
    for (let n = 0; n < 5_000; n += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, i) => recordThing(alpha, subjectOf(n + i), n + i)));
    }
    const startedAt = performance.now();
    await start(alpha);
    await start(beta);
    await eventually('5,000 effects', async () => (await handled()) === 5_000, 60_000);
    const seconds = (performance.now() - startedAt) / 1_000;
    process.stdout.write(`${kind.kind}: 5,000 queued events drained in ${seconds.toFixed(1)} s\n`);
    expect(seconds).toBeLessThan(60);
  }, 180_000);

  // R4
  test('at 100 events a second, 99 of 100 are handled within 2 s of their commit', async () => {
    await start(alpha);
    await start(beta);
    const count = 3_000;
    const startedAt = performance.now();
    const recording: Promise<void>[] = [];
    for (let n = 0; n < count; n += 1) {
      recording.push(recordThing(alpha, subjectOf(n), n));
      await pause(Math.max(0, startedAt + n * 10 - performance.now()));
    }
    await Promise.all(recording);
    await eventually('every effect', async () => (await handled()) === count, 60_000);
    const p99 = lagsMs.toSorted((a, b) => a - b)[Math.floor(count * 0.99)] ?? Infinity;
    process.stdout.write(`${kind.kind}: lag p99 ${p99} ms over ${count} events\n`);
    expect(p99).toBeLessThan(2_000);
  }, 180_000);
});
