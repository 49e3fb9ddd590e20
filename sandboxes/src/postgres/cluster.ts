import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { commandLineOf, isAlive, waitUntil } from '../process/index.js';
import { canEnter, type Account } from './account.js';
import { sharedFolder, type Binaries } from './binaries.js';

/** Where one server keeps its things. */
export interface Cluster {
  /** PostgreSQL's own data folder. */
  readonly folder: string;
  readonly password: string;
  readonly logFile: string;
}

/** First line of a file without its line break, or '' when there is none. */
const readLine = (file: string): string =>
  existsSync(file) ? (readFileSync(file, 'utf8').split('\n')[0] ?? '') : '';

function passwordOf(dataDir: string): string {
  const file = join(dataDir, 'password');
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  return readLine(file);
}

/** The cluster lives in `dataDir`, or, when the server's account cannot enter that, in a shared folder that `dataDir/location` names. */
function folderOf(dataDir: string, account: Account | null): string {
  const own = join(dataDir, 'cluster');
  const elsewhere = join(dataDir, 'location');
  if (existsSync(elsewhere)) return readLine(elsewhere);
  if (existsSync(own) || !account || canEnter(dataDir, account)) return own;
  const key = createHash('sha256')
    .update(realpathSync(dataDir))
    .update(randomBytes(8))
    .digest('hex')
    .slice(0, 16);
  const folder = join(sharedFolder(account), `cluster-${key}`, 'cluster');
  writeFileSync(elsewhere, `${folder}\n`);
  return folder;
}

/** Opens the cluster of `dataDir`, created first when there is none. An interrupted creation leaves nothing behind that would be used. */
export function openCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account | null,
  durable: boolean,
  logFile = join(dataDir, 'postgres.log'),
): Cluster {
  mkdirSync(dataDir, { recursive: true, mode: account ? 0o711 : 0o700 });
  const password = passwordOf(dataDir);
  const folder = folderOf(dataDir, account);
  const cluster = { folder, password, logFile };
  if (existsSync(join(folder, 'PG_VERSION'))) return cluster;
  if (existsSync(folder)) throw new Error(`${folder} is not a PostgreSQL data folder; move it away.`);

  const partial = `${folder}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(dirname(partial), { recursive: true, mode: 0o711 });
  mkdirSync(partial, { mode: 0o700 });
  const passwordFile = `${partial}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account) for (const path of [partial, passwordFile]) chownSync(path, account.uid, account.gid);
  const flags = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--no-instructions',
  ];
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const { status, stderr, error } = spawnSync(
    binaries.initdb,
    [`--pgdata=${partial}`, ...flags, ...locale, ...(durable ? [] : ['--no-sync'])],
    { ...account, cwd: '/', encoding: 'utf8', env: { LC_ALL: 'C', PATH: process.env.PATH } },
  );
  rmSync(passwordFile);
  if (status !== 0) {
    rmSync(partial, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not create its data folder: ${error?.message ?? stderr.trim()}`);
  }
  renameSync(partial, folder);
  return cluster;
}

const pidFileOf = (folder: string): string => join(folder, 'postmaster.pid');

/** The state that a server wrote into its pid file: its pid and whether it accepts connections. Null without a pid file. */
export function serverState(folder: string): { pid: number; ready: boolean } | null {
  try {
    const lines = readFileSync(pidFileOf(folder), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return null;
  }
}

/**
 * Ends a server that still runs on this folder, left by a process that was killed, and removes a pid file whose process is gone or
 * belongs to another program by now.
 */
export async function endLeftover(folder: string): Promise<void> {
  const state = serverState(folder);
  if (!state) return;
  const isOurs = (): boolean => isAlive(state.pid) && commandLineOf(state.pid).includes(folder);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!isOurs()) break;
    process.kill(state.pid, signal);
    await waitUntil(() => !isOurs(), 5000);
  }
  rmSync(pidFileOf(folder), { force: true });
}

/** Deletes a stopped server with all its data, wherever it lives. */
export function removeCluster(dataDir: string): void {
  const elsewhere = readLine(join(dataDir, 'location'));
  if (elsewhere) rmSync(dirname(elsewhere), { recursive: true, force: true });
  rmSync(dataDir, { recursive: true, force: true });
}
