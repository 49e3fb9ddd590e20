import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { busTables, subgraphEventTables } from '../event-tables.js';
import type { HandlerTransaction } from '../handler.js';
import { executorOf, inTransaction } from '../postgres-connection.js';
import type { SqlExecutor } from '../sql-executor.js';

/** A subgraph's own schema and login role in a database that belongs to one test. */
export interface TestSubgraph {
  readonly name: string;
  readonly schema: string;
  readonly role: string;
  readonly url: string;
  readonly sql: SqlExecutor;
  readonly runInTransaction: <T>(fn: (tx: HandlerTransaction) => Promise<T>) => Promise<T>;
}

export interface EventDatabase {
  readonly adminUrl: string;
  readonly admin: SqlExecutor;
  readonly subgraph: (name: string) => TestSubgraph;
  /** Terminates the other connections to this database, or those of one query; resolves to their number. */
  readonly cutConnections: (query?: string) => Promise<number>;
  /** Runs the SQL of the event tables once more, as every boot of a subgraph does. */
  readonly provision: (name: string) => Promise<void>;
  /** Closes every connection and removes the database and its roles. */
  readonly drop: () => Promise<void>;
}

const adminServerUrl = (): string => {
  const url = process.env.TEST_DATABASE_ADMIN_URL;
  if (!url)
    throw new Error('set TEST_DATABASE_ADMIN_URL to a Postgres where databases and roles may be created');
  return url;
};

/** `sql` runs one text of many statements. */
async function runOnce(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

const quietPool = (url: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: 12 });
  pool.on('error', () => undefined);
  return pool;
};

/** Table that handlers of tests write to; it has no unique key, so a second effect would show. */
const effectsTable = (schema: string, role: string): string => `
  create table ${schema}.effects (
    position bigint generated always as identity, event_id uuid, handler text, subject text, n int, backend int
  );
  create table ${schema}.source (event_id uuid default gen_random_uuid(), subject text, n int);
  grant select, insert on ${schema}.effects, ${schema}.source to ${role};
`;

async function provision(url: string, schema: string, role: string): Promise<void> {
  await runOnce(url, subgraphEventTables({ schema, role }));
  await runOnce(url, busTables({ role }));
}

/** A database with a random name: event tables of the named subgraphs, and the bus. */
export async function createEventDatabase(names: readonly string[]): Promise<EventDatabase> {
  const suffix = randomBytes(6).toString('hex');
  const database = `gatefold_test_${suffix}`;
  await runOnce(adminServerUrl(), `create database ${database}`);
  const own = new URL(adminServerUrl());
  own.pathname = `/${database}`;
  const adminPool = quietPool(own.href);
  const pools = [adminPool];
  const roles: string[] = [];
  const subgraphs = new Map<string, TestSubgraph>();
  for (const name of names) {
    const role = `gatefold_test_${name}_${suffix}`;
    await runOnce(own.href, `create role ${role} login password '${suffix}'`);
    roles.push(role);
    await provision(own.href, name, role);
    await runOnce(own.href, effectsTable(name, role));
    const url = new URL(own.href);
    url.username = role;
    url.password = suffix;
    const pool = quietPool(url.href);
    pools.push(pool);
    subgraphs.set(name, {
      name,
      schema: name,
      role,
      url: url.href,
      sql: executorOf(pool),
      runInTransaction: (fn) => inTransaction(pool, (sql) => fn({ sql })),
    });
  }
  return {
    adminUrl: own.href,
    admin: executorOf(adminPool),
    subgraph: (name) => {
      const found = subgraphs.get(name);
      if (!found) throw new Error(`this database has no subgraph ${name}`);
      return found;
    },
    cutConnections: async (query) => {
      const cut = await executorOf(adminPool)(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and ($1::text is null or query = $1)`,
        [query ?? null],
      );
      return cut.length;
    },
    provision: (name) => provision(own.href, name, `gatefold_test_${name}_${suffix}`),
    drop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await runOnce(adminServerUrl(), `drop database ${database} with (force)`);
      for (const role of roles) await runOnce(adminServerUrl(), `drop role ${role}`);
    },
  };
}
