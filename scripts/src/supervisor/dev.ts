import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, watch, type FSWatcher } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endWithParent } from '@gatefold/sandboxes/process';
import { definitions } from './definition.js';
import type { Messages } from './messages.js';
import type { Platform } from './platform.js';
import type { ProcessDefinition } from './process-definition.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
/** A compiler in the middle of its work hears SIGTERM late. */
const toolStopTimeoutMs = 2_000;
/** A compiler writes many files in a row: one restart for all of them. */
const settleMs = 150;

interface Tool {
  readonly name: string;
  /** Below node_modules. */
  readonly script: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Called with true when the tool begins a round after its first one, and with false when it has finished that. */
  readonly onRound?: (isBusy: boolean) => void;
}

/** Runs a tool beside the platform and shows its errors. The returned function ends it, and resolves when it has ended. */
function beside(messages: Messages, { name, script, args, cwd = root, onRound }: Tool): () => Promise<void> {
  let rounds = 0;
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // The whole group: a tool may be a wrapper around the program that works.
  const group = -(child.pid ?? 0);
  const release = group ? endWithParent(group, 'TERM') : () => undefined;
  let isRunning = group !== 0;
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      isRunning = false;
      release();
      resolve();
    });
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (/build started/.test(line) && (rounds += 1) > 1) onRound?.(true);
      if (/built in|build failed/i.test(line) && rounds > 1) onRound?.(false);
      if (/\berror\b/i.test(line)) messages.failure(name, line.trim());
    });
  }
  return async () => {
    if (!isRunning) return;
    process.kill(group, 'SIGTERM');
    const forced = setTimeout(() => process.kill(group, 'SIGKILL'), toolStopTimeoutMs);
    await ended;
    clearTimeout(forced);
  };
}

/** Calls `changed` with the folders below which compiled code got other contents, once for each burst. */
function watchCode(
  folders: readonly string[],
  recursive: boolean,
  changed: (folders: ReadonlySet<string>) => void,
): FSWatcher[] {
  const hashes = new Map<string, string>();
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .map((folder) =>
      watch(join(root, folder), { recursive }, (_kind, name) => {
        if (!name || !/\.(js|graphql)$/.test(name)) return;
        const file = join(root, folder, name);
        const hash = existsSync(file) ? hashOf(file) : 'gone';
        if (hashes.get(file) === hash) return;
        hashes.set(file, hash);
        pending.add(folder);
        clearTimeout(timer);
        timer = setTimeout(() => {
          const burst = new Set(pending);
          pending.clear();
          changed(burst);
        }, settleMs);
      }),
    );
}

/**
 * Compiles on save and restarts exactly the processes that run the changed code; composes the supergraph when a subgraph's schema changes.
 * The returned function ends that, and resolves when no tool runs any more.
 */
export function watchSources(platform: Platform, messages: Messages): () => Promise<void> {
  const packages = [
    'schema',
    'runtime',
    'gateway',
    'subgraphs/users',
    'subgraphs/content',
    'subgraphs/billing',
    'subgraphs/ai',
  ];
  const restart = (isStale: (definition: ProcessDefinition) => boolean): void => {
    for (const { name } of definitions.filter(isStale)) {
      messages.note(name, 'code changed, starting again');
      void platform.processes.find((running) => running.name === name)?.restart();
    }
  };
  let busyBundles = 0;
  let webTimer: NodeJS.Timeout | undefined;
  const onRound = (isBusy: boolean): void => {
    busyBundles += isBusy ? 1 : -1;
    clearTimeout(webTimer);
    if (busyBundles === 0) webTimer = setTimeout(() => restart(({ name }) => name === 'web'), settleMs);
  };
  const bundles = [[], ['--ssr', 'src/server/main.ts', '--outDir', 'dist/server']].map((args) => ({
    name: 'bundler',
    script: 'vite/bin/vite.js',
    args: ['build', '--watch', ...args],
    cwd: join(root, 'web'),
    onRound,
  }));
  const compiler = {
    name: 'compiler',
    script: 'typescript/bin/tsc',
    args: ['-b', '--watch', '--preserveWatchOutput', ...packages],
  };
  const endings = [compiler, ...bundles].map((tool) => beside(messages, tool));
  const recompose = (): void => {
    platform.recompose().then(
      () => messages.note('schema', 'supergraph composed'),
      (error: unknown) => messages.failure('schema', (error as Error).message),
    );
  };
  const folders = [...new Set(definitions.flatMap(({ code }) => code))];
  const watchers = [
    ...watchCode(folders, true, (changed) =>
      restart(({ code }) => code.some((folder) => changed.has(folder))),
    ),
    // Not recursive: only so are files seen that an editor replaces instead of writing to them.
    ...watchCode(['schema/subgraphs'], false, recompose),
  ];
  return async () => {
    for (const watcher of watchers) watcher.close();
    await Promise.all(endings.map((end) => end()));
  };
}
