import pg from 'pg';
import type { EventBus } from './bus.js';
import type { SqlExecutor } from './sql-executor.js';
import { Wakeup } from './wakeup.js';

const drainPollMs = 20;

/** Where the events of one subgraph stand; ages are of the oldest that waits, 0 when none does. */
export interface EventStats {
  readonly outbox: { readonly pending: number; readonly oldestMs: number };
  readonly inbox: { readonly pending: number; readonly oldestMs: number; readonly dead: number };
}

/** Counts what waits and what is dead. */
export async function eventStats(sql: SqlExecutor, schema: string): Promise<EventStats> {
  const name = pg.escapeIdentifier(schema);
  const ageMs = (column: string) =>
    `coalesce(extract(epoch from clock_timestamp() - min(${column})) * 1000, 0)::float8`;
  const [outbox] = await sql(
    `select count(*)::int as pending, ${ageMs('occurred_at')} as oldest from ${name}.outbox where published_at is null`,
  );
  const [pending] = await sql(
    `select count(*)::int as pending, ${ageMs('received_at')} as oldest from ${name}.inbox where status = 'PENDING'`,
  );
  const [dead] = await sql(`select count(*)::int as dead from ${name}.inbox where status = 'DEAD'`);
  return {
    outbox: { pending: Number(outbox?.pending), oldestMs: Number(outbox?.oldest) },
    inbox: { pending: Number(pending?.pending), oldestMs: Number(pending?.oldest), dead: Number(dead?.dead) },
  };
}

/**
 * Resolves when what was known at the call is settled: recorded events are on the bus, what the bus then held is in
 * the inbox, and those rows are done or dead. Events that handlers record on the way are not waited for.
 */
export async function drainEvents(options: {
  readonly sql: SqlExecutor;
  readonly schema: string;
  readonly group: string;
  readonly bus: EventBus;
  readonly handlers: readonly string[];
}): Promise<void> {
  const { sql, schema, group, bus, handlers } = options;
  const name = pg.escapeIdentifier(schema);
  const until = async (check: () => Promise<boolean>): Promise<void> => {
    const pause = new Wakeup();
    while (!(await check())) await pause.wait(drainPollMs);
  };
  const newest = async (table: string): Promise<unknown> =>
    (await sql(`select coalesce(max(position), 0)::text as position from ${name}.${table}`))[0]?.position;
  const waiting = async (table: string, condition: string, params: unknown[]): Promise<boolean> =>
    (
      await sql(
        `select 1 as found from ${name}.${table} where position <= $1::bigint and ${condition} limit 1`,
        params,
      )
    ).length > 0;

  const recorded = await newest('outbox');
  await until(async () => !(await waiting('outbox', 'published_at is null', [recorded])));
  const mark = await bus.mark();
  await until(() => bus.delivered(group, mark));
  const received = await newest('inbox');
  const pending = `status = 'PENDING' and handler = any($2::text[])`;
  await until(async () => !(await waiting('inbox', pending, [received, handlers])));
}
