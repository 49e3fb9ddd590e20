import type { BusConsumer, EventBus } from './bus.js';
import type { EventLog } from './event-log.js';
import { executorOf, inTransaction, openPool } from './postgres-connection.js';
import { listen } from './postgres-listener.js';
import type { StoredEvent } from './stored-event.js';
import { parseStoredEvent, storedEventJson, storedEventRecord } from './stored-event.js';
import { startWorkLoop } from './work-loop.js';

const channel = 'gatefold_bus';

/**
 * The bus as a durable log in Postgres (tables: `busTables`). Appends take turns under one lock held to the end of
 * their transaction, so positions become visible in order and a reader's cursor never jumps over one.
 */
export function postgresBus(options: {
  readonly url: string;
  readonly log: EventLog;
  /** Longest wait when a notification is lost. */
  readonly pollMs?: number;
  readonly batchSize?: number;
}): EventBus {
  const { url, log, pollMs = 1_000, batchSize = 200 } = options;
  const pool = openPool(url, 4, log);
  const sql = executorOf(pool);

  /** One transaction: the group's cursor stays locked while its events are delivered. */
  const deliverNext = (group: string, deliver: (events: readonly StoredEvent[]) => Promise<void>) =>
    inTransaction(pool, async (tx) => {
      const [cursor] = await tx(
        'select position from bus.cursors where group_name = $1 for update skip locked',
        [group],
      );
      if (!cursor) return false;
      const rows = await tx(
        `select position, ${storedEventJson('event_id', 'origin')} as event
         from bus.log where position > $1 order by position limit $2`,
        [cursor.position, batchSize],
      );
      const last = rows.at(-1);
      if (!last) return false;
      await deliver(rows.map((row) => parseStoredEvent(String(row.event))));
      await tx('update bus.cursors set position = $2, moved_at = clock_timestamp() where group_name = $1', [
        group,
        last.position,
      ]);
      return rows.length === batchSize;
    });

  const consume: EventBus['consume'] = async (group, deliver): Promise<BusConsumer> => {
    let known = false;
    const loop = startWorkLoop({
      name: `bus consumer ${group}`,
      pollMs,
      log,
      step: async () => {
        if (!known) {
          await sql('insert into bus.cursors (group_name) values ($1) on conflict (group_name) do nothing', [
            group,
          ]);
          known = true;
        }
        return deliverNext(group, deliver);
      },
    });
    const listener = listen({ url, channels: [channel], onNotify: () => loop.wake(), log });
    return {
      stop: async () => {
        await Promise.all([listener.stop(), loop.stop()]);
      },
    };
  };

  return {
    append: async (events) => {
      if (events.length === 0) return;
      await inTransaction(pool, async (tx) => {
        await tx(`select pg_advisory_xact_lock(hashtextextended('gatefold bus append', 0))`);
        await tx(
          `insert into bus.log (event_id, name, subject, payload, occurred_at, origin, request_id)
           select e."id", e."name", e."subject", e."payload", e."occurredAt", e."origin", e."requestId"
           from rows from (jsonb_to_recordset($1::jsonb) as (${storedEventRecord})) with ordinality as e
           order by e.ordinality
           on conflict (event_id) do nothing`,
          [JSON.stringify(events)],
        );
        await tx(`select pg_notify('${channel}', '')`);
      });
    },
    consume,
    mark: async () => {
      const [row] = await sql('select coalesce(max(position), 0)::text as position from bus.log');
      return String(row?.position);
    },
    delivered: async (group, mark) => {
      const [row] = await sql(
        `select coalesce((select position from bus.cursors where group_name = $1), 0) >= $2::bigint as reached`,
        [group, mark],
      );
      return row?.reached === true;
    },
    trim: async (keepHours) => {
      const [row] = await sql('select bus.trim($1::int) as trimmed', [keepHours]);
      return Number(row?.trimmed);
    },
    close: () => pool.end(),
  };
}
