import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventBus } from './bus.js';
import type { EventHandler } from './handler.js';
import { recordEvent } from './outbox.js';
import type { RunningEvents } from './start-events.js';
import { startEvents } from './start-events.js';
import { busKinds } from './testing/bus-kinds.js';
import type { EventDatabase, TestSubgraph } from './testing/event-database.js';
import { createEventDatabase } from './testing/event-database.js';
import { seededRandom, shuffled } from './testing/random.js';
import { recordingLog } from './testing/recording-log.js';
import {
  effectHandler,
  effectsBySubject,
  recordThing,
  storedThing,
  thingHappened,
} from './testing/thing-happened.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

describe.each(busKinds())('delivery with the bus on $kind', (kind) => {
  let database: EventDatabase;
  let alpha: TestSubgraph;
  let beta: TestSubgraph;
  let scope = 0;
  const buses: EventBus[] = [];
  const processes: RunningEvents[] = [];

  beforeAll(kind.setUp);
  afterAll(kind.tearDown);
  beforeEach(async () => {
    scope += 1;
    database = await createEventDatabase(['alpha', 'beta']);
    [alpha, beta] = [database.subgraph('alpha'), database.subgraph('beta')];
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((running) => running.stop()));
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    await database.drop();
  });

  const start = async (side: TestSubgraph, handlers: readonly EventHandler[] = []) => {
    const { name, schema, url, runInTransaction } = side;
    const log = recordingLog();
    const bus = kind.open({ url, scope: `delivery-${scope}`, log });
    buses.push(bus);
    const shared = { name, schema, databaseUrl: url, bus, handlers, runInTransaction, log };
    const running = await startEvents({ ...shared, pollMs: 200, backoff: { baseMs: 4, capMs: 10 } });
    processes.push(running);
    return { running, bus };
  };

  // R1
  test('rolled back events never appear; committed ones take effect once in two processes of each side', async () => {
    const random = seededRandom(`delivery on ${kind.kind}`);
    const subjects = upTo(8).map((n) => `subject-${n}`);
    const flaky = effectHandler('on-thing-happened', () => {
      if (random() < 0.05) throw new Error('a passing fault');
    });
    const publishers = await Promise.all([start(alpha), start(alpha)]);
    const consumers = await Promise.all([start(beta, [flaky]), start(beta, [flaky])]);

    await Promise.all(
      subjects.map(async (subject) => {
        for (const n of upTo(25)) {
          const committed = recordThing(alpha, subject, n);
          const rolledBack = alpha.runInTransaction(async ({ sql }) => {
            await recordEvent(sql, thingHappened, { n: -1 }, subject);
            throw new Error('roll back');
          });
          await Promise.allSettled([committed, rolledBack]);
        }
      }),
    );
    await publishers[0]?.running.drain();
    await consumers[0]?.running.drain();

    expect(await effectsBySubject(beta)).toEqual(Object.fromEntries(subjects.map((s) => [s, upTo(25)])));
  }, 30_000);

  // R1
  test('events that come twice and shuffled take effect once', async () => {
    const random = seededRandom(`duplicates on ${kind.kind}`);
    const events = upTo(300).map((n) => storedThing(`subject-${n % 10}`, n));
    const carried = shuffled([...events, ...events.slice(0, 60), ...events.slice(0, 60)], random);
    const [first, second] = await Promise.all([
      start(beta, [effectHandler()]),
      start(beta, [effectHandler()]),
    ]);
    for (let from = 0; from < carried.length; from += 20) {
      const bus = random() < 0.5 ? first.bus : second.bus;
      await bus.append(carried.slice(from, from + 20));
    }
    await first.running.drain();
    const effects = Object.values(await effectsBySubject(beta)).flat();
    expect(effects.toSorted((a, b) => a - b)).toEqual(upTo(300));
  });

  // R4
  test('1,000 queued events are drained within 12 s', async () => {
    await alpha.sql(
      `insert into outbox (id, name, subject, payload)
       select gen_random_uuid(), $1, 'subject-' || n % 100, jsonb_build_object('n', n) from generate_series(1, 1000) n`,
      [thingHappened.name],
    );
    const startedAt = Date.now();
    const { running: publisher } = await start(alpha);
    const { running: consumer } = await start(beta, [effectHandler()]);
    await publisher.drain();
    await consumer.drain();
    const seconds = (Date.now() - startedAt) / 1_000;
    process.stdout.write(`${kind.kind}: 1,000 queued events drained in ${seconds.toFixed(1)} s\n`);
    expect(await beta.sql('select count(*)::int as count from effects')).toEqual([{ count: 1_000 }]);
    expect(seconds).toBeLessThan(12);
  }, 90_000);
});
