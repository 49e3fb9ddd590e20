import { eventually, type TestDatabase } from '@gatefold/runtime/testing';
import pg from 'pg';

/**
 * The worst interleaving of competitors: holds back every write to `table` (reads pass) until `waiting` transactions queue
 * behind one another or behind that, then lets all go. Answers what `start` promised.
 */
export async function lineUp<Value>(
  database: TestDatabase,
  { table, waiting }: { table: string; waiting: number },
  start: () => readonly Promise<Value>[],
): Promise<Value[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    await client.query(`begin; lock table users.${table} in exclusive mode`);
    const started = Promise.all(start());
    await eventually(async () => ((await countWaiting(client)) >= waiting ? true : undefined));
    await client.query('commit');
    return await started;
  } finally {
    await client.end();
  }
}

async function countWaiting(client: pg.Client): Promise<number> {
  await client.query('select pg_stat_clear_snapshot()');
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows[0]?.count ?? 0;
}
