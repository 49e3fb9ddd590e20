import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPlatform, type Platform } from '@gatefold/scripts/supervisor';

/** The whole platform on free ports and a database of its own, as `npm start` runs it. Needs a build. */
export interface TestPlatform extends Platform {
  /** Pid of a process that is running and ready; rejects when it is not within `timeoutMs`. */
  ready(name: string, timeoutMs?: number): Promise<number>;
}

/** Starts it; `env` adds settings to every process. */
export async function startTestPlatform(env: Record<string, string> = {}): Promise<TestPlatform> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gatefold-system-'));
  const platform = await startPlatform({
    port: 0,
    dataDir,
    quiet: true,
    databaseSettings: { fsync: 'off', synchronous_commit: 'off' },
    env: { LOG_LEVEL: 'warn', ...env },
  });
  return Object.assign(Object.create(platform) as Platform, {
    ready: (name: string, timeoutMs = 20_000) => readyPid(platform, name, timeoutMs),
    stop: async () => {
      await platform.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

async function readyPid(platform: Platform, name: string, timeoutMs: number): Promise<number> {
  const child = platform.processes.find((candidate) => candidate.name === name);
  if (!child) throw new Error(`No process ${name}`);
  const deadline = Date.now() + timeoutMs;
  while (!child.isReady) {
    if (Date.now() > deadline) throw new Error(`${name} is not ready after ${timeoutMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return child.pid;
}
