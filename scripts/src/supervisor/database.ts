import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { startPostgres, type PostgresServer } from '@gatefold/sandboxes/postgres';
import { Backoff } from './backoff.js';
import { databaseProblem, dataFolderProblem, Problem, shortPath } from './problem.js';
import type { RunningProcess } from './running-process.js';

/** A checkpoint that takes longer is made up for at the next start. */
const stopTimeoutMs = 2_000;
const databaseName = 'gatefold';
const settings = { max_connections: 200, log_checkpoints: 'off', log_min_messages: 'warning' };

export interface DatabaseListener {
  ended(how: string, delayMs: number): void;
  ready(afterMs: number): void;
}

/** The database of the platform: its own PostgreSQL, or one that exists. */
export interface Database {
  /** Address with the right to create roles and schemas. */
  readonly adminUrl: string;
  /** For the terminal. */
  readonly description: string;
  /** The server process, null for a server that is not ours. */
  readonly process: RunningProcess | null;
  stop(): Promise<void>;
}

/** The same address with another name and password. */
export function withRole(url: string, role: string, password: string): string {
  const address = new URL(url);
  address.username = encodeURIComponent(role);
  address.password = encodeURIComponent(password);
  return address.href;
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  return client;
}

/** What is wrong with the form of an address given by the operator; undefined when nothing is. */
export function databaseAddressProblem(url: string): string | undefined {
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) return undefined;
  return 'DATABASE_URL is not an address such as postgres://name:password@host:5432/database.';
}

/** Checks an address given by the operator. Throws a Problem when nothing answers there or the role may not create what is needed. */
export async function useDatabase(url: string): Promise<Database> {
  const problem = databaseAddressProblem(url);
  if (problem) throw new Problem(problem);
  const { host, pathname } = new URL(url);
  let client: Client;
  try {
    client = await connect(url);
  } catch (error) {
    throw databaseProblem(error, host);
  }
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  await client.end();
  if (!rows[0]?.may)
    throw new Problem(
      'The role of DATABASE_URL may not create roles: give it CREATEROLE, or use an administrator.',
    );
  const description = `PostgreSQL at ${host}${pathname}`;
  return { adminUrl: url, description, process: null, stop: () => Promise.resolve() };
}

async function ensureDatabase(server: PostgresServer): Promise<string> {
  const client = await connect(server.url);
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (!rowCount) await client.query(`create database ${escapeIdentifier(databaseName)}`);
  } finally {
    await client.end();
  }
  const url = new URL(server.url);
  url.pathname = `/${databaseName}`;
  return url.href;
}

/** Starts PostgreSQL in `dataDir` and keeps it alive on one port until it is stopped. Throws a Problem when the folder cannot be used. */
export async function startDatabase(
  dataDir: string,
  logFile: string,
  extraSettings: Readonly<Record<string, string | number>>,
  listener: DatabaseListener,
): Promise<Database> {
  const folder = join(dataDir, 'postgres');
  const backoff = new Backoff();
  let isWanted = true;
  let server: PostgresServer | null = null;
  let port: number | undefined;
  let retry: NodeJS.Timeout | null = null;
  let starting: Promise<void> = Promise.resolve();

  const launch = async (): Promise<PostgresServer> => {
    const startedAt = performance.now();
    mkdirSync(dataDir, { recursive: true });
    const started = await startPostgres({
      dataDir: folder,
      logFile,
      port,
      settings: { ...settings, ...extraSettings },
    });
    server = started;
    port = started.port;
    void started.exited.then(({ code, signal }) => {
      server = null;
      if (isWanted)
        again(
          signal ? `was ended by ${signal}` : `ended with exit code ${code}`,
          performance.now() - startedAt,
        );
    });
    return started;
  };
  const again = (how: string, livedMs: number): void => {
    const delayMs = backoff.nextDelayMs(livedMs);
    listener.ended(how, delayMs);
    const startedAt = performance.now();
    retry = setTimeout(() => {
      starting = launch().then(
        () => listener.ready(performance.now() - startedAt),
        (error: unknown) => {
          if (isWanted) again(`did not start (${(error as Error).message})`, 0);
        },
      );
    }, delayMs);
  };

  let adminUrl: string;
  try {
    adminUrl = await ensureDatabase(await launch());
  } catch (error) {
    isWanted = false;
    await (server as PostgresServer | null)?.stop();
    const known = dataFolderProblem(error, folder);
    if (known) throw known;
    const reason = (error as Error).message.replace(/\.$/, '');
    throw new Problem(
      `${reason}. If ${shortPath(folder)} is damaged, move it away to begin anew, or restore a backup of it.`,
      { cause: error },
    );
  }
  return {
    adminUrl,
    description: `PostgreSQL 18 in ${shortPath(folder)}`,
    process: {
      name: 'postgres',
      get pid() {
        return server?.pid ?? 0;
      },
      get isReady() {
        return server !== null;
      },
      kill(signal) {
        if (server) process.kill(server.pid, signal);
      },
      async restart() {
        if (!server) return;
        process.kill(server.pid, 'SIGINT');
        await server.exited;
      },
    },
    async stop() {
      isWanted = false;
      if (retry) clearTimeout(retry);
      await starting;
      await server?.stop(stopTimeoutMs);
    },
  };
}
