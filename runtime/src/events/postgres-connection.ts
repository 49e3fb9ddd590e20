import pg from 'pg';
import { WatchedClient } from '../postgres/index.js';
import type { EventLog } from './event-log.js';
import type { SqlExecutor } from './sql-executor.js';

/** Connection settings under which a dead peer is noticed instead of waited for. */
export const patientConnection = { keepAlive: true, connectionTimeoutMillis: 5_000 } as const;

/** A small pool whose broken idle connections are logged and replaced instead of ending the process. */
export function openPool(url: string, connectionsMax: number, log: EventLog): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    Client: WatchedClient,
    max: connectionsMax,
    query_timeout: 30_000,
    application_name: 'gatefold-events',
    ...patientConnection,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection broke'));
  return pool;
}

/** The executor of a pool (each statement its own transaction) or of one client. */
export function executorOf(queryable: Pick<pg.Pool | pg.PoolClient, 'query'>): SqlExecutor {
  return async (sql, params = []) => {
    const result: pg.QueryResult<Record<string, unknown>> = await queryable.query(sql, [...params]);
    return result.rows;
  };
}

/** Runs `fn` in one transaction on one connection: commits when it resolves, rolls back when it throws. */
export async function inTransaction<T>(pool: pg.Pool, fn: (sql: SqlExecutor) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    await client.query('begin');
    const result = await fn(executorOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}
