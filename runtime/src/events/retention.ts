import pg from 'pg';
import type { SqlExecutor } from './sql-executor.js';

const batchRows = 5_000;

async function deleteOlder(
  sql: SqlExecutor,
  table: string,
  finishedColumn: string,
  condition: string,
  keepHours: number,
): Promise<number> {
  let deleted = 0;
  for (;;) {
    const rows = await sql(
      `delete from ${table} where ctid in (
         select ctid from ${table}
         where ${condition} and ${finishedColumn} < now() - make_interval(hours => $1::int) limit ${batchRows}
       ) returning 1 as gone`,
      [keepHours],
    );
    deleted += rows.length;
    if (rows.length < batchRows) return deleted;
  }
}

/** Deletes outbox rows published more than `keepHours` ago; resolves to their number. */
export const deletePublished = (sql: SqlExecutor, schema: string, keepHours: number): Promise<number> =>
  deleteOlder(
    sql,
    `${pg.escapeIdentifier(schema)}.outbox`,
    'published_at',
    'published_at is not null',
    keepHours,
  );

/**
 * Deletes inbox rows handled more than `keepHours` ago; resolves to their number. Keep them longer than the bus
 * keeps its events: an event that comes again after its row is gone is handled again. Dead letters stay.
 */
export const deleteHandled = (sql: SqlExecutor, schema: string, keepHours: number): Promise<number> =>
  deleteOlder(sql, `${pg.escapeIdentifier(schema)}.inbox`, 'finished_at', `status = 'DONE'`, keepHours);
