import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { freePort, isAlive } from '@gatefold/sandboxes/process';
import { askHost } from '../harness/host.js';

// `npm start` as a person or a script runs it, on a data folder that was set up before

const root = path.resolve(import.meta.dirname, '../../..');

/** Pids of all processes that `pid` has started, through how many others whatsoever. */
function descendantsOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'ppid=,pid=']).toString().trim().split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    all.flatMap(([ppid, child = 0]) => (ppid === parent ? [child, ...below(child)] : []));
  return below(pid);
}

/** Without what Jest and this run added. */
const { NODE_ENV: _env, NODE_OPTIONS: _options, TEST_PLATFORM_HOST: _host, ...plainEnv } = process.env;
/** The platform itself may take 10. */
const endedWithinMs = 15_000;

test('npm start serves the demo on PORT, and a SIGTERM to npm ends every process', async () => {
  const [dataDir, port] = await Promise.all([askHost<string>('/folder'), freePort()]);
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...plainEnv, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let started: number[] = [];
  try {
    const said: string[] = [];
    createInterface(npm.stdout).on('line', (line) => said.push(line));
    await eventually(
      () => said.some((line) => line.includes('Ctrl-C stops everything')) || undefined,
      60_000,
    );
    expect(said.join('\n')).toContain(`http://localhost:${port}`);
    const page = await fetch(`http://localhost:${port}/@mira`);
    expect(page.status).toBe(200);

    started = descendantsOf(npm.pid ?? 0);
    expect(started.length).toBeGreaterThan(10);
    npm.kill('SIGTERM');
    await eventually(() => (started.some(isAlive) ? undefined : true), endedWithinMs);
  } finally {
    const left = [...started, ...(npm.pid ? [npm.pid, ...descendantsOf(npm.pid)] : [])].filter(isAlive);
    for (const pid of left) process.kill(pid, 'SIGKILL');
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}, 90_000);
