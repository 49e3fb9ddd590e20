import { execFileSync, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';

/** A TCP port of 127.0.0.1 that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** True while a process with this id exists, whoever owns it. A zombie that nobody has collected yet counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

function psOutput(pid: number, column: string): string {
  try {
    const words = ['-o', column, '-p', String(pid)];
    return execFileSync('ps', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

/** The command line of a process, words joined by spaces; '' when it is gone. */
export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return psOutput(pid, 'args=');
  }
}

/** When a process began, in units that only serve comparison; '' when it is gone. Tells a process from a later one with the same id. */
export function startTimeOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return psOutput(pid, 'lstart=');
  }
}

/** Calls `condition` every 20 ms until it is true; false when `timeoutMs` pass before. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  timeoutMs: number,
): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

const guardScript = `
read -r word
[ "$word" = released ] && exit 0
kill -s "$2" -- "$1" 2>/dev/null || exit 0
waited=0
while kill -s 0 -- "$1" 2>/dev/null && [ "$waited" -lt 100 ]; do sleep 0.1; waited=$((waited + 1)); done
kill -s KILL -- "$1" 2>/dev/null
exit 0`;

/**
 * Ends process `pid` (a process group when negative) with `signal` (after 10 s with SIGKILL) when this process dies, even by SIGKILL: a shell holds the other end of a
 * pipe. Call the returned function once `pid` has ended, so that a reused id is left alone.
 */
export function endWithParent(pid: number, signal: 'TERM' | 'INT'): () => void {
  const guard = spawn('/bin/sh', ['-c', guardScript, 'gatefold-guard', String(pid), signal], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  return () => guard.stdin.end('released\n');
}
