import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { EventBus } from './bus.js';
import type { EventHandler } from './handler.js';
import { openInbox } from './inbox.js';
import { postgresBus } from './postgres-bus.js';
import type { RunningEvents } from './start-events.js';
import { startEvents } from './start-events.js';
import type { EventDatabase, TestSubgraph } from './testing/event-database.js';
import { createEventDatabase } from './testing/event-database.js';
import { eventually } from './testing/eventually.js';
import { recordingLog } from './testing/recording-log.js';
import { effectHandler, effectsBySubject, storedThing } from './testing/thing-happened.js';

const fastBackoff = { baseMs: 4, capMs: 10 };

describe('dispatcher', () => {
  let database: EventDatabase;
  let beta: TestSubgraph;
  let bus: EventBus;
  const processes: RunningEvents[] = [];

  beforeEach(async () => {
    database = await createEventDatabase(['beta']);
    beta = database.subgraph('beta');
    bus = postgresBus({ url: beta.url, log: recordingLog(), pollMs: 200 });
  });
  afterEach(async () => {
    await Promise.all(processes.splice(0).map((running) => running.stop()));
    await bus.close();
    await database.drop();
  });

  const start = async (handlers: readonly EventHandler[], backoff = fastBackoff, log = recordingLog()) => {
    const { name, schema, url: databaseUrl, runInTransaction } = beta;
    const options = { name, schema, databaseUrl, bus, handlers, runInTransaction, log, backoff, pollMs: 200 };
    const running = await startEvents(options);
    processes.push(running);
    return running;
  };
  const deliver = (rows: readonly ReturnType<typeof storedThing>[], handler = 'on-thing-happened') =>
    openInbox(beta.schema).receive(
      beta.sql,
      rows.map((event) => ({ ...event, handler })),
    );
  const numbers = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

  test('keeps the order within a subject while subjects and processes run in parallel', async () => {
    let active = 0;
    let activeMost = 0;
    const lanes = new Set<string>();
    const slow = effectHandler('on-thing-happened', async (_payload, event) => {
      expect(lanes.has(event.subject)).toBe(false);
      lanes.add(event.subject);
      activeMost = Math.max(activeMost, (active += 1));
      await new Promise((resolve) => setImmediate(resolve));
      active -= 1;
      lanes.delete(event.subject);
    });
    const subjects = ['a', 'b', 'c', 'd', 'e', 'f'];
    await deliver(numbers(40).flatMap((n) => subjects.map((subject) => storedThing(subject, n))));

    const [first] = await Promise.all([start([slow]), start([slow]), start([slow])]);
    await first.drain();

    const inOrder = numbers(40);
    expect(await effectsBySubject(beta)).toEqual(Object.fromEntries(subjects.map((s) => [s, inOrder])));
    expect(activeMost).toBeGreaterThan(1);
  });

  // R3
  test('puts a poison event away after 8 attempts; other subjects pass; redrive handles it', async () => {
    let poisonous = true;
    let attempts = 0;
    const handler = effectHandler('on-thing-happened', (payload, event) => {
      if (event.subject !== 'poison' || payload.n !== 1) return;
      attempts += 1;
      if (poisonous) throw new Error('cannot digest this');
    });
    const log = recordingLog();
    const running = await start([handler], fastBackoff, log);
    const subjects = ['poison', ...numbers(30).map((n) => `good-${n}`)];
    await deliver([0, 1, 2].flatMap((n) => subjects.map((subject) => storedThing(subject, n))));
    await running.drain();

    const handled = await effectsBySubject(beta);
    expect(handled.poison).toEqual([0, 2]);
    expect(subjects.slice(1).map((subject) => handled[subject])).toEqual(Array(30).fill([0, 1, 2]));
    expect(attempts).toBe(8);
    expect(await beta.sql(`select subject, attempts, last_error from inbox where status = 'DEAD'`)).toEqual([
      { subject: 'poison', attempts: 8, last_error: 'Error: cannot digest this' },
    ]);
    expect(log.entries.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(await running.stats()).toMatchObject({ inbox: { pending: 0, dead: 1 } });

    poisonous = false;
    expect(await running.redrive({ subject: 'nobody' })).toBe(0);
    expect(await running.redrive({ handler: 'on-thing-happened', subject: 'poison' })).toBe(1);
    await running.drain();
    expect((await effectsBySubject(beta)).poison).toEqual([0, 2, 1]);
    expect(await running.stats()).toMatchObject({ inbox: { pending: 0, dead: 0 } });
  });

  test('holds later events of a subject back while an earlier one is being retried', async () => {
    let failures = 5;
    const handler = effectHandler('on-thing-happened', (payload) => {
      if (payload.n === 0 && failures > 0) throw new Error(`${(failures -= 1)} failures are left`);
    });
    await deliver(numbers(5).map((n) => storedThing('s', n)));
    const running = await start([handler]);
    await running.drain();
    expect(await effectsBySubject(beta)).toEqual({ s: [0, 1, 2, 3, 4] });
  });

  test('leaves no trace of a handler that wrote and then failed', async () => {
    let failures = 3;
    const handler = effectHandler('on-thing-happened', async (payload, event, tx) => {
      await tx.sql('insert into effects (event_id, subject, n) values ($1, $2, $3)', [
        event.id,
        'half',
        payload.n,
      ]);
      if (failures > 0) throw new Error(`${(failures -= 1)} failures are left`);
    });
    await deliver([storedThing('s', 7)]);
    const running = await start([handler]);
    await running.drain();
    expect(await effectsBySubject(beta)).toEqual({ half: [7], s: [7] });
  });

  test('makes an unknown version or a malformed payload a dead letter without an attempt', async () => {
    let calls = 0;
    const running = await start([effectHandler('on-thing-happened', () => void (calls += 1))]);
    const malformed = { ...storedThing('s', 1), payload: { n: 'one' } };
    const fromTheFuture = storedThing('s', 2, 'alpha.thing.happened@2');
    await bus.append([
      malformed,
      fromTheFuture,
      storedThing('s', 3),
      storedThing('s', 4, 'alpha.other.thing@1'),
    ]);
    await running.drain();
    expect(calls).toBe(1);
    const dead = await beta.sql(
      `select event_id, last_error from inbox where status = 'DEAD' order by position`,
    );
    expect(dead.map(({ event_id: id }) => id)).toEqual([malformed.id, fromTheFuture.id]);
    expect(dead[1]?.last_error).toContain('unknown event version');
    expect(await beta.sql('select 1 from inbox')).toHaveLength(3);
  });

  test('stop lets the running handler finish and leaves the rest for the next start', async () => {
    let entered = false;
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const gated = effectHandler('on-thing-happened', async () => {
      entered = true;
      await gate;
    });
    await deliver(numbers(3).map((n) => storedThing('s', n)));
    const stopping = await start([gated]);
    await eventually('the handler runs', () => entered);
    const stopped = processes.splice(0) && stopping.stop();
    letGo();
    await stopped;
    expect(await effectsBySubject(beta)).toEqual({ s: [0] });

    const next = await start([effectHandler()]);
    await next.drain();
    expect(await effectsBySubject(beta)).toEqual({ s: [0, 1, 2] });
  });

  test('keeps others out of a lane even when an earlier event returns to it', async () => {
    let letGo = (): void => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const entered: string[] = [];
    const gated = effectHandler('on-thing-happened', async (payload, event) => {
      entered.push(`${event.subject} ${payload.n}`);
      if (event.subject === 'gated') await gate;
    });
    await deliver([storedThing('gated', 0), storedThing('gated', 1)]);
    await beta.sql(`update inbox set status = 'DEAD' where payload ->> 'n' = '0'`);
    const first = await start([gated]);
    await eventually('the second event is being handled', () => entered.includes('gated 1'));
    await beta.sql(`update inbox set status = 'PENDING' where payload ->> 'n' = '0'`);
    await start([gated]);
    for (const n of numbers(5)) {
      await deliver([storedThing('free', n)]);
      await eventually('another lane goes on', () => entered.includes(`free ${n}`));
    }
    expect(entered.filter((entry) => entry.startsWith('gated'))).toEqual(['gated 1']);
    letGo();
    await first.drain();
    expect((await effectsBySubject(beta)).gated).toEqual([1, 0]);
  });

  test('prunes what is done and keeps what waits or is dead', async () => {
    const handler = effectHandler('on-thing-happened', (payload) => {
      if (payload.n === 1) throw new Error('cannot digest this');
    });
    const running = await start([handler]);
    await deliver([storedThing('s', 0), storedThing('s', 1)]);
    await running.drain();
    expect(await running.prune(1)).toEqual({ outbox: 0, inbox: 0 });
    expect(await running.prune(0)).toEqual({ outbox: 0, inbox: 1 });
    expect(await beta.sql('select status from inbox')).toEqual([{ status: 'DEAD' }]);
  });
});
