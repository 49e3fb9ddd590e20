import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BusConsumer, EventBus } from './bus.js';
import { postgresBus } from './postgres-bus.js';
import type { EventDatabase } from './testing/event-database.js';
import { createEventDatabase } from './testing/event-database.js';
import { eventually } from './testing/eventually.js';
import { recordingLog } from './testing/recording-log.js';
import { storedThing } from './testing/thing-happened.js';

/** So long that only a notification can be what woke the consumer. */
const pollMs = 600_000;

describe('bus on Postgres without polling', () => {
  let database: EventDatabase;
  let bus: EventBus;
  let consumer: BusConsumer | undefined;
  beforeEach(async () => {
    database = await createEventDatabase(['alpha']);
    bus = postgresBus({ url: database.subgraph('alpha').url, log: recordingLog(), pollMs });
  });
  afterEach(async () => {
    await consumer?.stop();
    await bus.close();
    await database.drop();
  });

  test('listens again after its LISTEN connection was terminated, and catches up', async () => {
    const received: string[] = [];
    consumer = await bus.consume(
      'group',
      async (events) => void received.push(...events.map(({ id }) => id)),
    );
    for (let round = 0; round < 3; round += 1) {
      await eventually('the LISTEN connection was there and is cut', async () => {
        return (await database.cutConnections('listen "gatefold_bus"')) === 1;
      });
      const sent = storedThing('s', round);
      await bus.append([sent]);
      await eventually('the event is delivered', () => received.includes(sent.id), 4_000);
    }
    expect(received).toHaveLength(3);
  });

  test('keeps an event that is appended twice once', async () => {
    const [first, second] = [storedThing('s', 1), storedThing('s', 2)];
    await bus.append([first]);
    await Promise.all([bus.append([first, second]), bus.append([first, second])]);
    expect(await database.admin('select event_id from bus.log order by position')).toEqual([
      { event_id: first.id },
      { event_id: second.id },
    ]);
  });

  test('lets a role append and read, and neither change nor delete what was said', async () => {
    await bus.append([storedThing('s', 1)]);
    const { sql } = database.subgraph('alpha');
    await expect(sql('delete from bus.log')).rejects.toThrow('permission denied');
    await expect(sql(`update bus.log set name = 'other'`)).rejects.toThrow('permission denied');
  });
});
