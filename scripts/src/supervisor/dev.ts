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

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
/** A compiler writes many files in a row: one restart for all of them. */
const settleMs = 150;

/** Runs a program beside the platform and shows what it says; ends it by the returned function. */
function beside(
  messages: Messages,
  name: string,
  script: string,
  args: readonly string[],
  cwd = root,
): () => void {
  const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const release = child.pid ? endWithParent(child.pid, 'TERM') : () => undefined;
  child.once('close', release);
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (/error/i.test(line) && !/Found 0 errors/.test(line)) messages.failure(name, line.trim());
    });
  }
  return () => child.kill('SIGTERM');
}

/** Calls `changed` with the folders below which compiled code got other contents, once for each burst. */
function watchCode(folders: readonly string[], changed: (folders: ReadonlySet<string>) => void): FSWatcher[] {
  const hashes = new Map<string, string>();
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .map((folder) =>
      watch(join(root, folder), { recursive: true }, (_kind, name) => {
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
 * The returned function ends that.
 */
export function watchSources(platform: Platform, messages: Messages): Promise<() => Promise<void>> {
  const packages = [
    'schema',
    'runtime',
    'gateway',
    'subgraphs/users',
    'subgraphs/content',
    'subgraphs/billing',
    'subgraphs/ai',
  ];
  const besides = [
    beside(messages, 'compiler', 'typescript/bin/tsc', [
      '-b',
      '--watch',
      '--preserveWatchOutput',
      ...packages,
    ]),
    ...[[], ['--ssr', 'src/server/main.ts', '--outDir', 'dist/server']].map((args) =>
      beside(messages, 'bundler', 'vite/bin/vite.js', ['build', '--watch', ...args], join(root, 'web')),
    ),
  ];

  const restart = (changed: ReadonlySet<string>): void => {
    const stale = definitions.filter(({ code }) => code.some((folder) => changed.has(folder)));
    for (const { name } of stale) {
      messages.note(name, 'code changed, starting again');
      void platform.processes.find((running) => running.name === name)?.restart();
    }
  };
  const recompose = (): void => {
    platform.recompose().then(
      () => messages.note('schema', 'supergraph composed'),
      (error: unknown) => messages.failure('schema', (error as Error).message),
    );
  };
  const folders = [...new Set(definitions.flatMap(({ code }) => code))];
  const watchers = [...watchCode(folders, restart), ...watchCode(['schema/subgraphs'], recompose)];
  return Promise.resolve(async () => {
    for (const watcher of watchers) watcher.close();
    for (const end of besides) end();
  });
}
