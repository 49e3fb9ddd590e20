import { execFileSync, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { askHost } from '../harness/host.js';
import { freePort } from '../harness/live/gateway.js';

// `npm start` as a person, a script or a container runs it

const root = path.resolve(import.meta.dirname, '../../..');

/** Pids of all processes that `pid` has started, through how many others whatsoever. */
function descendantsOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'ppid=,pid=']).toString().trim().split('\n');
  const all = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    all.flatMap(([ppid, child = 0]) => (ppid === parent ? [child, ...below(child)] : []));
  return below(pid);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('npm start serves the demo on PORT, and a SIGTERM to npm ends every process', async () => {
  const [dataDir, port] = await Promise.all([askHost<string>('/folder'), freePort()]);
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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

    const started = descendantsOf(npm.pid ?? 0);
    expect(started.length).toBeGreaterThan(10);
    npm.kill('SIGTERM');
    await eventually(() => (started.some(isAlive) ? undefined : true), 10_000);
  } finally {
    npm.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 90_000);
