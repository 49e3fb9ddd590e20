import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';
import { cacheTables } from '../cache/cache-tables.js';
import { idempotencyTable } from '../idempotency/idempotency-table.js';
import { busTables, subgraphEventTables } from '../events/index.js';
import { connect, migrationsTable, type MigrationClass } from './connection.js';
import { jobsSchema } from './jobs-schema.js';

export interface ProvisionOptions {
  /** Postgres schema of the subgraph. */
  readonly schema: string;
  /** May create roles and schemas in the subgraph's database. */
  readonly adminUrl: string;
  /** Login of the subgraph: role name and password are taken from here. */
  readonly databaseUrl: string;
  /** Database of the event bus, with admin rights; absent when the bus is not on Postgres. */
  readonly busAdminUrl: string | undefined;
  readonly migrations: readonly { readonly name: string; readonly class: MigrationClass }[];
}

const silentWorkerLogger = new Logger(() => () => undefined);

/** First half of the keys of our advisory locks. */
const lockSpace = 7_146_017;
/** Second half for what subgraphs share: roles and the rights on a database, and the bus. */
const sharedLock = 'shared';

/**
 * Brings role, schema, event tables and migrations of a subgraph up to date. Any number of processes may call it
 * at once: those of one subgraph queue behind an advisory lock and all but the first find nothing to do; those of
 * others wait for each other only where they change what they share.
 */
export async function provision(options: ProvisionOptions): Promise<void> {
  const client = new pg.Client({ connectionString: options.adminUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await inTurn(client, `schema ${options.schema}`, async () => {
      await inTurn(client, sharedLock, () => createRoleAndSchema(client, options));
      const owner = { schema: options.schema, role: roleOf(options.databaseUrl).name };
      await client.query(subgraphEventTables(owner));
      await client.query(cacheTables(owner));
      await client.query(idempotencyTable(owner));
      await migrate(client, options);
      await provisionJobs(client, options);
    });
    if (options.busAdminUrl) await createBus(options.busAdminUrl, roleOf(options.databaseUrl).name);
  } finally {
    await client.end();
  }
}

/** Runs `work` when no other process in this database runs work of the same name. After a failure the end of the connection frees the lock. */
async function inTurn(client: pg.Client, name: string, work: () => Promise<unknown>): Promise<void> {
  const key = [lockSpace, name];
  await client.query('select pg_advisory_lock($1, hashtext($2))', key);
  await work();
  await client.query('select pg_advisory_unlock($1, hashtext($2))', key);
}

async function createRoleAndSchema(
  client: pg.Client,
  { schema, databaseUrl }: ProvisionOptions,
): Promise<void> {
  const role = roleOf(databaseUrl);
  const name = pg.escapeIdentifier(role.name);
  const known = await client.query('select 1 from pg_roles where rolname = $1', [role.name]);
  const verb = known.rowCount === 0 ? 'create' : 'alter';
  await client.query(
    `${verb} role ${name} login nosuperuser nobypassrls nocreatedb nocreaterole password ${pg.escapeLiteral(role.password)}`,
  );
  const space = pg.escapeIdentifier(schema);
  const jobs = pg.escapeIdentifier(jobsSchema(schema));
  await client.query(`
    create schema if not exists ${space};
    revoke all on schema ${space} from public;
    grant usage on schema ${space} to ${name};
    alter default privileges in schema ${space} grant select, insert, update, delete on tables to ${name};
    alter default privileges in schema ${space} grant usage on sequences to ${name};
    create schema if not exists ${jobs} authorization ${name};
  `);
}

async function migrate(client: pg.Client, { adminUrl, schema, migrations }: ProvisionOptions): Promise<void> {
  const applied = await appliedMigrations(client, schema);
  if (migrations.every(({ name }) => applied.has(name))) return;
  const orm = await connect({ url: adminUrl, schema, entities: [], migrations, poolMax: 2 });
  try {
    await orm.migrator.up();
  } finally {
    await orm.close(true);
  }
}

/** Names of the migrations that a schema has; asked here, since a migrator of its own takes a good part of a start. */
async function appliedMigrations(client: pg.Client, schema: string): Promise<ReadonlySet<string>> {
  const table = `${pg.escapeIdentifier(schema)}.${migrationsTable}`;
  if (!(await hasTable(client, table))) return new Set();
  const { rows } = await client.query<{ name: string }>(`select name from ${table}`);
  return new Set(rows.map(({ name }) => name));
}

async function hasTable(client: pg.Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ name: unknown }>('select to_regclass($1) as name', [name]);
  return rows[0]?.name != null;
}

/** graphile-worker creates its schema by itself, for which its role needs a right that it gets for this moment. */
async function provisionJobs(client: pg.Client, { schema, databaseUrl }: ProvisionOptions): Promise<void> {
  if (await hasTable(client, `${jobsSchema(schema)}.migrations`)) return;
  const role = pg.escapeIdentifier(roleOf(databaseUrl).name);
  const database = pg.escapeIdentifier(new URL(databaseUrl).pathname.slice(1));
  await inTurn(client, sharedLock, async () => {
    await client.query(`grant create on database ${database} to ${role}`);
    try {
      await runMigrations({
        connectionString: databaseUrl,
        schema: jobsSchema(schema),
        logger: silentWorkerLogger,
      });
    } finally {
      await client.query(`revoke create on database ${database} from ${role}`);
    }
  });
}

async function createBus(busAdminUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: busAdminUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await inTurn(client, sharedLock, () => client.query(busTables({ role })));
  } finally {
    await client.end();
  }
}

function roleOf(databaseUrl: string): { name: string; password: string } {
  const url = new URL(databaseUrl);
  return { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}
