import pg from 'pg';
import type { EventBus } from './bus.js';
import type { EventLog } from './event-log.js';
import { inTransaction } from './postgres-connection.js';
import { parseStoredEvent, storedEventJson } from './stored-event.js';
import type { WorkLoop } from './work-loop.js';
import { startWorkLoop } from './work-loop.js';

/**
 * Moves outbox rows to the bus in the order in which they were recorded. One relay of a schema works at a time (a
 * transaction lock); when it dies between append and mark, the next one appends again, which the bus and the inboxes
 * tolerate.
 */
export function startRelay(options: {
  readonly pool: pg.Pool;
  readonly name: string;
  readonly schema: string;
  readonly bus: Pick<EventBus, 'append'>;
  readonly pollMs: number;
  readonly batchSize?: number;
  readonly log: EventLog;
}): WorkLoop {
  const { pool, name, schema, bus, pollMs, batchSize = 200, log } = options;
  const outbox = `${pg.escapeIdentifier(schema)}.outbox`;

  const publishBatch = (): Promise<boolean> =>
    inTransaction(pool, async (sql) => {
      const [turn] = await sql(`select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine`, [
        `gatefold relay ${schema}`,
      ]);
      if (turn?.mine !== true) return false;
      const rows = await sql(
        `select id, ${storedEventJson('id', '$2::text')} as event
         from ${outbox} where published_at is null order by position limit $1 for update skip locked`,
        [batchSize, name],
      );
      if (rows.length === 0) return false;
      await bus.append(rows.map((row) => parseStoredEvent(String(row.event))));
      await sql(`update ${outbox} set published_at = clock_timestamp() where id = any($1::uuid[])`, [
        rows.map((row) => row.id),
      ]);
      return rows.length === batchSize;
    });

  return startWorkLoop({ name: `relay ${schema}`, pollMs, log, step: publishBatch });
}
