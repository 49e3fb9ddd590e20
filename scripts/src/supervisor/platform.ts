import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { demo, seedDemo } from '../seed/index.js';
import { startDatabase, useDatabase, withRole, type Database } from './database.js';
import { definitionsFor } from './definition.js';
import { lockFolder } from './lock.js';
import { silentMessages, type Messages } from './messages.js';
import { choosePorts, choosePublicPort } from './ports.js';
import { dataFolderProblem, type Problem } from './problem.js';
import type { PlatformContext, ProcessDefinition } from './process-definition.js';
import { ProcessGroup } from './process-group.js';
import type { RunningProcess } from './running-process.js';
import { openSecrets } from './secrets.js';
import { composeSupergraph } from './supergraph.js';

const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

export interface PlatformOptions {
  /** Public port; 0 picks a free one. */
  port: number;
  /** Address that the public port listens on. Default 127.0.0.1. */
  host?: string;
  /** Everything that the platform keeps: secrets, data, logs. */
  dataDir: string;
  /** An existing PostgreSQL with the right to create roles; without it one is started in `dataDir`. One platform for each server. */
  databaseUrl?: string;
  /** `-c` options of the PostgreSQL that is started, e.g. `{ fsync: 'off' }`. */
  databaseSettings?: Readonly<Record<string, string | number>>;
  /** No output, whatever `messages` is. */
  quiet?: boolean;
  /** Where to show progress and events. Default: nowhere. */
  messages?: Messages;
  /** Create the demo person through the public API. Default false. */
  seed?: boolean;
  /** Settings added to every process. */
  env?: Readonly<Record<string, string>>;
  /** Default: the processes of gatefold. */
  definitions?: readonly ProcessDefinition[];
  /** Longest pause, in milliseconds, before a process that has ended by itself is started again. Default 5000. */
  restartDelayMaxMs?: number;
}

/** A running platform. */
export interface Platform {
  /** Origin to reach it from this machine, e.g. `http://localhost:4000`. */
  readonly url: string;
  /** Address of the database with the right to create roles and schemas. */
  readonly databaseAdminUrl: string;
  /** Every process, `postgres` included where it is ours. */
  readonly processes: readonly RunningProcess[];
  /** Folder with `<name>.log` of every process. */
  readonly logs: string;
  /** Settles with the reason when the platform has stopped because a process refuses its configuration. */
  readonly failed: Promise<Problem>;
  /** Composes the supergraph anew; the gateway notices by itself. Throws a Problem and keeps the old one when that fails. */
  recompose(): Promise<void>;
  /** Ends every process in order, within 10 s. Repeatable. */
  stop(): Promise<void>;
  /** Ends every process at once. */
  kill(): void;
}

function openDataFolder(dataDir: string): () => void {
  try {
    mkdirSync(join(dataDir, 'logs'), { recursive: true, mode: 0o711 });
    // The account of PostgreSQL must be able to pass; secrets have their own folder.
    if (process.getuid?.() === 0) chmodSync(dataDir, 0o711);
    return lockFolder(dataDir);
  } catch (error) {
    throw dataFolderProblem(error, dataDir) ?? error;
  }
}

/** Runs one step of the start as a line on the terminal. `work` gives what the line says in the end. */
async function step<Value>(
  messages: Messages,
  title: string,
  work: () => Promise<[Value, string]>,
): Promise<Value> {
  const part = messages.report.part(title, 'starting');
  try {
    const [value, text] = await work();
    part.done(text);
    return value;
  } catch (error) {
    part.fail('not started');
    throw error;
  }
}

/**
 * Starts the whole platform and keeps it alive: the database, the composed supergraph and every process, each started again when it ends.
 * Resolves when all of them serve. Throws a Problem, after ending what was started, when that cannot be.
 */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const dataDir = resolve(options.dataDir);
  const host = options.host ?? '127.0.0.1';
  const logs = join(dataDir, 'logs');
  const supergraphPath = join(dataDir, 'supergraph.graphql');
  const messages = (options.quiet ? undefined : options.messages) ?? silentMessages();
  const port = await choosePublicPort(host, options.port);
  const env = { ...process.env, ...options.env };
  const publicUrl = env.PUBLIC_URL || `http://localhost:${port}`;
  const list = options.definitions ?? definitionsFor({ host, publicUrl, env });
  const unlock = openDataFolder(dataDir);

  let database: Database | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (): Promise<void> =>
    (stopping ??= group
      .stop()
      .then(() => database?.stop())
      .finally(unlock));
  let fail: (problem: Problem) => void = () => undefined;
  const failed = new Promise<Problem>((settle) => (fail = settle));
  const group = new ProcessGroup(list, messages, logs, {
    restartDelayMaxMs: options.restartDelayMaxMs,
    onRefusal: (problem) => void stop().then(() => fail(problem)),
  });

  const openDatabase = async (): Promise<[Database, string]> => {
    database = options.databaseUrl
      ? await useDatabase(options.databaseUrl)
      : await startDatabase(dataDir, join(logs, 'postgres.log'), options.databaseSettings ?? {}, {
          ended: (how, delayMs) => messages.ended('postgres', how, delayMs),
          ready: (afterMs) => messages.back('postgres', afterMs),
        });
    return [database, database.description];
  };
  const recompose = async (): Promise<string> => {
    const composed = await composeSupergraph(join(repositoryRoot, 'schema', 'subgraphs'), supergraphPath);
    return `${composed.subgraphs} subgraphs${composed.isNew ? ' composed' : ', unchanged'}`;
  };

  try {
    const secrets = openSecrets(dataDir);
    const [opened, composed] = await Promise.allSettled([
      step(messages, 'Database', openDatabase),
      step(messages, 'Supergraph', async () => [undefined, await recompose()]),
    ]);
    if (opened.status === 'rejected') throw opened.reason;
    if (composed.status === 'rejected') throw composed.reason;
    const { adminUrl } = opened.value;

    const inner = list.filter(({ isPublic }) => !isPublic);
    const ports = await choosePorts(
      inner.flatMap(({ name, ports: further = [] }) => [name, ...further]),
      [port],
    );
    const portOf = (name: string): number => ports.get(name) ?? port;
    const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
    const context: PlatformContext = {
      root: repositoryRoot,
      host,
      publicUrl,
      dataDir,
      supergraphPath,
      env,
      secrets,
      databaseAdminUrl: adminUrl,
      databaseUrlOf: (name) => withRole(adminUrl, `gatefold_${name}`, secrets.databasePasswordOf(name)),
      originOf: (name) => `http://${ports.has(name) ? '127.0.0.1' : here}:${portOf(name)}`,
      portOf,
      has: (name) => list.some((definition) => definition.name === name),
      demoEmail: options.seed ? demo.email : undefined,
    };
    await group.start(context, portOf, options.env ?? {});
    if (options.seed)
      await step(messages, 'Demo', async () => [undefined, await seedDemo(`http://${here}:${port}`)]);

    const running: RunningProcess[] = group.all.map((child) => ({
      name: child.spec.name,
      get pid() {
        return child.pid;
      },
      get isReady() {
        return child.isReady;
      },
      kill: (signal) => child.kill(signal),
      restart: () => child.restart(),
    }));
    return {
      url: `http://${here === '127.0.0.1' ? 'localhost' : here}:${port}`,
      databaseAdminUrl: adminUrl,
      processes: opened.value.process ? [...running, opened.value.process] : running,
      logs,
      failed,
      recompose: async () => void (await recompose()),
      stop,
      kill: () => {
        group.kill();
        database?.process?.kill('SIGQUIT');
        unlock();
      },
    };
  } catch (error) {
    await stop();
    throw dataFolderProblem(error, dataDir) ?? error;
  }
}
