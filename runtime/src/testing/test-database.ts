import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { provision, type MigrationClass } from '../database/index.js';
import { eventually } from './eventually.js';

/** A database of its own for one test file, provisioned like a real one. */
export interface TestDatabase {
  /** Login of the subgraph's role. */
  readonly url: string;
  /** Login of the administrator, in the same database. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

interface Template {
  readonly schema: string;
  readonly migrations: readonly { readonly name: string; readonly class: MigrationClass }[];
}

/** Whoever is connected longer than this does not mean to leave. */
const connectionsEndWithinMs = 1_000;
const turnKey = 7_146_019;
const rolePassword = 'only-in-tests';

/**
 * Creates a database from the template of this subgraph, which is migrated once in a Jest run, by whichever worker needs
 * it first. Needs `TEST_DATABASE_ADMIN_URL` and `TEST_RUN_ID`, which Jest's global setup provides.
 */
export async function createTestDatabase(template: Template): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_DATABASE_ADMIN_URL'];
  const runId = process.env['TEST_RUN_ID'];
  if (!serverUrl || !runId) throw new Error('There is no database for tests: run through `npm test`');
  const templateName = `template_${template.schema}_${markOf(template.migrations)}_${runId}`;
  const name = `test_${template.schema}_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, async (client) => {
    await ensureTemplate(client, serverUrl, templateName, template);
    await client.query(`create database ${name} template ${templateName}`);
  });
  return {
    url: loginUrl(serverUrl, name, template.schema),
    adminUrl: inDatabase(serverUrl, name),
    drop: () =>
      onServer(serverUrl, async (client) => {
        await untilUnused(client, name);
        await client.query(`drop database ${name} with (force)`);
      }),
  };
}

/** Two tests may use one schema with other tables. */
function markOf(migrations: Template['migrations']): string {
  const names = migrations.map(({ name }) => name).join();
  return createHash('sha256').update(names).digest('hex').slice(0, 8);
}

/** A pool says that it has ended before its connections have: one that is cut off in between is an uncaught error. */
async function untilUnused(client: pg.Client, name: string): Promise<void> {
  const isUnused = async (): Promise<true | undefined> => {
    const used = await client.query('select 1 from pg_stat_activity where datname = $1 limit 1', [name]);
    return used.rowCount === 0 ? true : undefined;
  };
  await eventually(isUnused, connectionsEndWithinMs).catch(() => undefined);
}

/**
 * The name appears when the template is whole: one that could not be finished is never copied. Workers take turns,
 * since all of them write the same roles of one server; the turn ends here or with the connection.
 */
async function ensureTemplate(
  client: pg.Client,
  serverUrl: string,
  name: string,
  template: Template,
): Promise<void> {
  const isThere = async (): Promise<boolean> =>
    (await client.query('select 1 from pg_database where datname = $1', [name])).rowCount !== 0;
  if (await isThere()) return;
  await client.query('select pg_advisory_lock($1)', [turnKey]);
  // Another worker made it while this one waited for its turn.
  if (!(await isThere())) await createTemplate(client, serverUrl, name, template);
  await client.query('select pg_advisory_unlock($1)', [turnKey]);
}

async function createTemplate(
  client: pg.Client,
  serverUrl: string,
  name: string,
  template: Template,
): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished}`);
  await provision({
    schema: template.schema,
    adminUrl: inDatabase(serverUrl, unfinished),
    databaseUrl: loginUrl(serverUrl, unfinished, template.schema),
    busAdminUrl: inDatabase(serverUrl, unfinished),
    migrations: template.migrations,
  });
  await untilUnused(client, unfinished);
  await client.query(`alter database ${unfinished} rename to ${name}`);
}

async function onServer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function inDatabase(url: string, database: string): string {
  const target = new URL(url);
  target.pathname = `/${database}`;
  return target.href;
}

function loginUrl(url: string, database: string, schema: string): string {
  const target = new URL(inDatabase(url, database));
  target.username = `gatefold_${schema}`;
  target.password = rolePassword;
  return target.href;
}
