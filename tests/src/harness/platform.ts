import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@gatefold/runtime/testing';
import {
  startPlatform,
  type Platform,
  type ProcessDefinition,
  type RunningProcess,
} from '@gatefold/scripts/supervisor';
import { askHost } from './host.js';

/** The whole platform on free ports and a database of its own, as `npm start` runs it. Needs a build. */
export interface TestPlatform extends Platform {
  /** Pid of a process that is running and ready; rejects when it is not within `timeoutMs`. */
  ready(name: string, timeoutMs?: number): Promise<number>;
  /** Resolves when the process no longer has this pid. */
  changed(name: string, pid: number): Promise<void>;
}

/**
 * Starts it; `env` adds settings to every process. A process that ends is started again within `restartDelayMaxMs`.
 * `definitions` instead of those of `npm start`.
 */
export async function startTestPlatform(
  env: Record<string, string> = {},
  restartDelayMaxMs = 5_000,
  definitions?: readonly ProcessDefinition[],
): Promise<TestPlatform> {
  const dataDir = await dataFolder();
  const platform = await startPlatform({
    port: 0,
    dataDir,
    quiet: true,
    databaseSettings: { fsync: 'off' },
    restartDelayMaxMs,
    ...(definitions && { definitions }),
    env: { LOG_LEVEL: 'warn', ...env },
  });
  return Object.assign(Object.create(platform) as Platform, {
    ready: (name: string, timeoutMs = 20_000) =>
      eventually(() => (named(platform, name).isReady ? named(platform, name).pid : undefined), timeoutMs),
    changed: async (name: string, pid: number) => {
      await eventually(() => (named(platform, name).pid !== pid ? true : undefined), 20_000);
    },
    stop: async () => {
      await platform.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

/** Where a host serves the run, one in which nothing is left to set up. */
function dataFolder(): string | Promise<string> {
  if (process.env['TEST_PLATFORM_HOST']) return askHost('/folder');
  return mkdtempSync(path.join(tmpdir(), 'gatefold-system-'));
}

function named(platform: Platform, name: string): RunningProcess {
  const child = platform.processes.find((candidate) => candidate.name === name);
  if (!child) throw new Error(`No process ${name}`);
  return child;
}
