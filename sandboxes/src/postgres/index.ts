import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { resolve } from 'node:path';
import { endWithParent, freePort, waitUntil } from '../process/index.js';
import { serverAccount } from './account.js';
import { locateBinaries } from './binaries.js';
import { endLeftover, openCluster, serverState, type Cluster } from './cluster.js';

export { removeCluster } from './cluster.js';

export interface PostgresOptions {
  /** Folder of the server, created when absent, reused when initialised: password file, log and, where possible, the data. */
  dataDir: string;
  /** Log of the server, appended to. Default: `postgres.log` in `dataDir`. */
  logFile?: string;
  /** Default: a free one. */
  port?: number;
  /** `-c` options, e.g. `{ fsync: 'off' }`. */
  settings?: Readonly<Record<string, string | number>>;
}

/** A running PostgreSQL 18 that only this machine can reach. */
export interface PostgresServer {
  /** Address with the name and password of the superuser. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** File with the server's log. */
  readonly logFile: string;
  /** Settles when the server process has ended, for whatever reason. */
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Ends open connections, writes everything to disk and ends the server; harder after `timeoutMs` (default 8000). Repeatable. */
  stop(timeoutMs?: number): Promise<void>;
}

const logBytesMax = 5_000_000;
const startTimeoutMs = 60_000;
/** After a SIGKILL the old server's backends hold its shared memory until they notice, some milliseconds later. */
const attemptsMax = 20;

function lastWords(logFile: string, fromByte: number): string {
  const lines = readFileSync(logFile).subarray(fromByte).toString('utf8').trim().split('\n');
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR/.test(line));
  return (telling.length > 0 ? telling : lines.slice(-3))
    .map((line) => line.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, ''))
    .join(' ');
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

async function launch(
  command: string,
  cluster: Cluster,
  port: number,
  options: PostgresOptions,
): Promise<{ child: ChildProcess; exited: PostgresServer['exited'] } | string> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    ...options.settings,
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  if (sizeOf(cluster.logFile) > logBytesMax) truncateSync(cluster.logFile);
  const logStart = sizeOf(cluster.logFile);
  const log = openSync(cluster.logFile, 'a', 0o600);
  const child = spawn(command, ['-D', cluster.folder, ...args], {
    ...serverAccount(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env.PATH },
  });
  closeSync(log);
  let ended: string | null = null;
  const exited = new Promise<Awaited<PostgresServer['exited']>>((settle) => {
    child.once('error', (error) => {
      ended = error.message;
      settle({ code: null, signal: null });
    });
    child.once('exit', (code, signal) => {
      ended ??= lastWords(cluster.logFile, logStart);
      settle({ code, signal });
    });
  });
  const isReady = (): boolean => {
    const state = serverState(cluster.folder);
    return state !== null && state.pid === child.pid && state.ready;
  };
  await waitUntil(() => ended !== null || isReady(), startTimeoutMs);
  if (ended === null && isReady()) return { child, exited };
  child.kill('SIGKILL');
  await exited;
  return ended ?? `not ready within ${startTimeoutMs / 1000} s`;
}

/**
 * Starts PostgreSQL 18 out of npm on 127.0.0.1. Works as root and as any other user, takes over from a server that a killed process left
 * behind, and ends with this process even when that is killed. Throws with PostgreSQL's own words when it does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = serverAccount();
  const binaries = locateBinaries(account);
  const cluster = openCluster(
    resolve(options.dataDir),
    binaries,
    account,
    options.settings?.fsync !== 'off',
    options.logFile,
  );
  await endLeftover(cluster.folder);

  let started: Awaited<ReturnType<typeof launch>> = '';
  let port = 0;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    port = options.port ?? (await freePort());
    started = await launch(binaries.postgres, cluster, port, options);
    if (typeof started !== 'string') break;
    const isTaken = /could not create any TCP/.test(started);
    if (isTaken && options.port) throw new Error(`PostgreSQL did not start: port ${port} is taken.`);
    if (!isTaken && !/shared memory block/.test(started)) break;
    await new Promise((proceed) => setTimeout(proceed, 100));
  }
  if (typeof started === 'string')
    throw new Error(`PostgreSQL did not start: ${started} (log: ${cluster.logFile})`);

  const { child, exited } = started;
  const pid = child.pid ?? 0;
  const release = endWithParent(pid, 'INT');
  void exited.then(release);
  return {
    url: `postgres://postgres:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`,
    port,
    pid,
    logFile: cluster.logFile,
    exited,
    async stop(timeoutMs = 8_000) {
      child.kill('SIGINT');
      const forced = setTimeout(() => child.kill('SIGQUIT'), timeoutMs);
      await exited;
      clearTimeout(forced);
    },
  };
}
