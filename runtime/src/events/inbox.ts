import pg from 'pg';
import type { Backoff } from './backoff.js';
import { backoffMs } from './backoff.js';
import type { SqlExecutor } from './sql-executor.js';
import type { StoredEvent } from './stored-event.js';
import { parseStoredEvent, storedEventJson, storedEventRecord } from './stored-event.js';

/** The channel that wakes the dispatchers of a subgraph's schema. */
export const inboxChannel = (schema: string): string => `gatefold_inbox_${schema}`;

/** What runs strictly in order: one handler's rows of one subject. */
export interface Lane {
  readonly handler: string;
  readonly subject: string;
}

export interface InboxRow {
  readonly handler: string;
  readonly event: StoredEvent;
  /** Failed attempts so far. */
  readonly attempts: number;
}

/** One row per event and handler. Every statement works on the schema's `inbox` through the given executor. */
export function openInbox(schema: string) {
  const inbox = `${pg.escapeIdentifier(schema)}.inbox`;

  return {
    /** Keeps each event once per handler and notifies the dispatchers; durable when it resolves outside a transaction. */
    receive: async (
      sql: SqlExecutor,
      rows: readonly (StoredEvent & { handler: string })[],
    ): Promise<void> => {
      if (rows.length === 0) return;
      await sql(
        `with received as (
           insert into ${inbox} (event_id, handler, name, subject, payload, occurred_at, origin, request_id)
           select e."id", e."handler", e."name", e."subject", e."payload", e."occurredAt", e."origin", e."requestId"
           from rows from (jsonb_to_recordset($1::jsonb) as ("handler" text, ${storedEventRecord})) with ordinality as e
           order by e.ordinality
           on conflict (event_id, handler) do nothing
           returning 1
         )
         select pg_notify($2, '') where exists (select 1 from received)`,
        [JSON.stringify(rows), inboxChannel(schema)],
      );
    },

    /** Lanes whose first pending row is due, oldest first. */
    readyLanes: async (sql: SqlExecutor, handlers: readonly string[], limit: number): Promise<Lane[]> => {
      const rows = await sql(
        `select handler, subject from (
           select distinct on (handler, subject) handler, subject, position, next_attempt_at from ${inbox}
           where status = 'PENDING' and handler = any($1::text[])
           order by handler, subject, position
         ) head
         where next_attempt_at <= clock_timestamp() order by position limit $2`,
        [handlers, limit],
      );
      return rows.map(({ handler, subject }) => ({ handler: String(handler), subject: String(subject) }));
    },

    /**
     * Takes the first pending row of a lane for the rest of the transaction; undefined when it is not due, or when
     * the lane is being worked on elsewhere. The lane's lock is what keeps two processes out of one lane.
     */
    claim: async (sql: SqlExecutor, { handler, subject }: Lane): Promise<InboxRow | undefined> => {
      const [row] = await sql(
        `select attempts, ${storedEventJson('event_id', 'origin')} as event from ${inbox}
         where (select pg_try_advisory_xact_lock(hashtextextended($3::text, 0)))
           and handler = $1::text and subject = $2::text and status = 'PENDING'
           and next_attempt_at <= clock_timestamp()
           and position = (
             select position from ${inbox}
             where handler = $1::text and subject = $2::text and status = 'PENDING' order by position limit 1
           )
         for update skip locked`,
        [handler, subject, JSON.stringify([schema, handler, subject])],
      );
      return row && { handler, attempts: Number(row.attempts), event: parseStoredEvent(String(row.event)) };
    },

    /** Marks a claimed row as handled, in the transaction of its effect. */
    finish: async (sql: SqlExecutor, { handler, event }: InboxRow): Promise<void> => {
      await sql(
        `update ${inbox} set status = 'DONE', attempts = attempts + 1, last_error = null, finished_at = clock_timestamp()
         where event_id = $1::uuid and handler = $2::text`,
        [event.id, handler],
      );
    },

    /** Makes a claimed row a dead letter at once. */
    bury: async (sql: SqlExecutor, { handler, event }: InboxRow, reason: string): Promise<void> => {
      await sql(
        `update ${inbox} set status = 'DEAD', attempts = attempts + 1, last_error = $3::text, finished_at = clock_timestamp()
         where event_id = $1::uuid and handler = $2::text`,
        [event.id, handler, reason],
      );
    },

    /** Counts a failed attempt: the row waits for its next one, or is dead after `attemptsMax`. */
    fail: async (
      sql: SqlExecutor,
      { handler, event, attempts }: InboxRow,
      reason: string,
      retry: { readonly attemptsMax: number; readonly backoff: Backoff },
    ): Promise<{ readonly dead: boolean; readonly delayMs: number }> => {
      const dead = attempts + 1 >= retry.attemptsMax;
      const delayMs = backoffMs(attempts + 1, retry.backoff);
      await sql(
        `update ${inbox} set attempts = attempts + 1, last_error = $4::text,
           status = case when $5::boolean then 'DEAD' else 'PENDING' end,
           finished_at = case when $5::boolean then clock_timestamp() end,
           next_attempt_at = clock_timestamp() + make_interval(secs => $6::float8 / 1000)
         where event_id = $1::uuid and handler = $2::text and status = 'PENDING' and attempts = $3::int`,
        [event.id, handler, attempts, reason, dead, delayMs],
      );
      return { dead, delayMs };
    },
  };
}

export type Inbox = ReturnType<typeof openInbox>;
