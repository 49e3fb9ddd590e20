import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { recordEvent } from './outbox.js';
import type { EventDatabase } from './testing/event-database.js';
import { createEventDatabase } from './testing/event-database.js';
import { recordThing, thingHappened } from './testing/thing-happened.js';

describe('outbox', () => {
  let database: EventDatabase;
  beforeEach(async () => {
    database = await createEventDatabase(['alpha', 'beta']);
  });
  afterEach(() => database.drop());

  test('records an event exactly when its transaction commits', async () => {
    const alpha = database.subgraph('alpha');
    const rollBack = new Error('roll back');
    await recordThing(alpha, 'kept', 1);

    const aborted = alpha.runInTransaction(async ({ sql }) => {
      await recordEvent(sql, thingHappened, { n: 2 }, 'rolled back');
      throw rollBack;
    });

    await expect(aborted).rejects.toBe(rollBack);
    const rows = await alpha.sql('select id, name, subject, payload, request_id from outbox');
    expect(rows).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
        name: thingHappened.name,
        subject: 'kept',
        payload: { n: 1 },
        request_id: null,
      },
    ]);
  });

  test('refuses a payload that does not fit its definition', async () => {
    const { sql } = database.subgraph('alpha');
    await expect(recordEvent(sql, thingHappened, { n: 0.5 }, 's')).rejects.toThrow(thingHappened.name);
    expect(await sql('select 1 from outbox')).toEqual([]);
  });

  test('is closed to the role of another subgraph', async () => {
    const { sql } = database.subgraph('beta');
    await expect(sql('select 1 from alpha.outbox')).rejects.toThrow('permission denied');
    await expect(sql('select 1 from alpha.inbox')).rejects.toThrow('permission denied');
  });

  // R15
  test('tables are provisioned by many processes at once and keep their rows', async () => {
    const alpha = database.subgraph('alpha');
    await recordThing(alpha, 's', 1);
    await Promise.all(['alpha', 'beta', 'alpha', 'beta', 'alpha', 'beta'].map(database.provision));
    expect(await alpha.sql('select subject from outbox')).toEqual([{ subject: 's' }]);
  });
});
