import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { BusConsumer, EventBus } from './bus.js';
import { busKinds } from './testing/bus-kinds.js';
import type { EventDatabase } from './testing/event-database.js';
import { createEventDatabase } from './testing/event-database.js';
import { eventually } from './testing/eventually.js';
import { recordingLog } from './testing/recording-log.js';
import { storedThing } from './testing/thing-happened.js';

const things = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => storedThing('s', from + index));

describe.each(busKinds())('bus on $kind', (kind) => {
  let database: EventDatabase;
  let scope = 0;
  const buses: EventBus[] = [];
  const consumers: BusConsumer[] = [];
  const openBus = (batchSize = 200): EventBus => {
    const bus = kind.open({
      url: database.subgraph('alpha').url,
      scope: `bus-test-${scope}`,
      log: recordingLog(),
      batchSize,
    });
    buses.push(bus);
    return bus;
  };
  const consume = async (bus: EventBus, group: string, deliver: Parameters<EventBus['consume']>[1]) => {
    const consumer = await bus.consume(group, deliver);
    consumers.push(consumer);
    return consumer;
  };

  beforeAll(kind.setUp);
  afterAll(kind.tearDown);
  beforeEach(async () => {
    scope += 1;
    database = await createEventDatabase(['alpha']);
  });
  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.stop()));
    await Promise.all(buses.splice(0).map((bus) => bus.close()));
    await database.drop();
  });

  test('carries everything in order, to each group, from before it existed', async () => {
    const bus = openBus(7);
    const sent = things(50);
    await bus.append(sent.slice(0, 20));
    const received: Record<string, unknown[]> = { one: [], two: [] };
    for (const group of ['one', 'two']) {
      await consume(bus, group, async (events) => void received[group]?.push(...events));
    }
    await bus.append(sent.slice(20));
    await eventually('both groups have 50', () => received.one?.length === 50 && received.two?.length === 50);
    expect(received).toEqual({ one: sent, two: sent });
  });

  test('skips none when many append at once', async () => {
    const received: string[] = [];
    await consume(openBus(5), 'group', async (events) => void received.push(...events.map(({ id }) => id)));
    const batches = Array.from({ length: 30 }, (_, batch) => things(4, batch * 4));
    const writers = [openBus(), openBus(), openBus()];
    await Promise.all(
      writers.flatMap((bus, writer) =>
        batches.slice(writer * 10, writer * 10 + 10).map((batch) => bus.append(batch)),
      ),
    );
    await eventually('120 events are delivered', () => received.length >= 120);
    expect(new Set(received)).toEqual(new Set(batches.flat().map(({ id }) => id)));
  });

  test('delivers the same events again, in order, after a delivery failed', async () => {
    const bus = openBus(10);
    const numbers: unknown[] = [];
    let failures = 3;
    await bus.append(things(5));
    await consume(bus, 'group', async (events) => {
      if (failures > 0) {
        failures -= 1;
        await bus.append([storedThing('s', 100 - failures)]);
        throw new Error('the inbox is away');
      }
      numbers.push(...events.map(({ payload }) => (payload as { n: number }).n));
    });
    await eventually('all are delivered', () => numbers.length >= 8);
    expect(numbers).toEqual([0, 1, 2, 3, 4, 98, 99, 100]);
  });

  test('gives a group to one consumer at a time; another takes over when it goes', async () => {
    const [first, second] = [openBus(), openBus()];
    let active = 0;
    let activeMost = 0;
    const by: string[] = [];
    const deliverAs = (who: string) => async () => {
      active += 1;
      activeMost = Math.max(activeMost, active);
      await new Promise((resolve) => setImmediate(resolve));
      by.push(who);
      active -= 1;
    };
    const leaving = await consume(first, 'group', deliverAs('first'));
    await first.append(things(1));
    await eventually('the first is active', () => by.includes('first'));
    await consume(second, 'group', deliverAs('second'));
    for (let n = 0; n < 20; n += 1) await first.append(things(1, n));
    await leaving.stop();
    await first.append(things(1));
    await eventually('the second took over', () => by.includes('second'));
    expect(activeMost).toBe(1);
  });

  test('knows what a group has been given, and trims only that', async () => {
    const bus = openBus();
    await bus.append(things(10));
    const mark = await bus.mark();
    expect(await bus.delivered('group', mark)).toBe(false);

    let received = 0;
    const blocked = await consume(bus, 'blocked', () => Promise.reject(new Error('the inbox is away')));
    await consume(bus, 'group', async (events) => void (received += events.length));
    await eventually('the group has been given all', () => bus.delivered('group', mark));
    await blocked.stop();
    expect(await bus.trim(0)).toBe(0);

    const late: unknown[] = [];
    await consume(bus, 'blocked', async (events) => void late.push(...events));
    await eventually('the blocked group has been given all', () => bus.delivered('blocked', mark));
    expect([received, late.length]).toEqual([10, 10]);
    expect(await bus.trim(1)).toBe(0);
    expect(await bus.trim(0)).toBeGreaterThan(5);
  });

  // R12
  test('goes on after every connection to its server was cut', async () => {
    const bus = openBus();
    const received: number[] = [];
    const deliver = async (events: readonly { payload: unknown }[]) =>
      void received.push(...events.map(({ payload }) => (payload as { n: number }).n));
    await consume(bus, 'group', deliver);
    for (let round = 0; round < 3; round += 1) {
      const sent = storedThing('s', round);
      await eventually('the append succeeds', () =>
        bus.append([sent]).then(
          () => true,
          () => false,
        ),
      );
      await eventually('it is delivered', () => received.includes(round));
      if (kind.restartServer) await kind.restartServer();
      else await database.cutConnections();
    }
    expect([...new Set(received)]).toEqual([0, 1, 2]);
  }, 20_000);
});
