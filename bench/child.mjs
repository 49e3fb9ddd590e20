import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { onMeasuredCore } from './cores.mjs';

const startupMs = 20_000;
const children = new Set();

/**
 * Starts a file on this Node as a process of its own, with an IPC channel when asked, on the core of what is measured
 * when it is; it dies with this process.
 */
export function startChild(args, { env = {}, ipc = false, isMeasured = false } = {}) {
  const command = [process.execPath, ...args];
  const [file, ...rest] = isMeasured ? onMeasuredCore(command) : command;
  const child = spawn(file, rest, {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'inherit', ...(ipc ? ['ipc'] : [])],
  });
  children.add(child);
  child.on('exit', () => children.delete(child));
  return child;
}

/** Ends every process that `startChild` started, and no other. */
export function endChildren() {
  for (const child of children) child.kill('SIGKILL');
}

/** Sends `message` (if any) and resolves to the child's next message. Rejects when the child ends first. */
export function ask(child, message) {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`A child process ended with ${code}`)));
    child.once('message', resolve);
    if (message !== undefined) child.send(message);
  });
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Resolves when `url` answers HTTP at all. Rejects when the child ends or takes longer than 20 seconds. */
export async function untilAnswering(url, child) {
  const deadlineMs = performance.now() + startupMs;
  while (performance.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`);
    try {
      await (await fetch(url)).arrayBuffer();
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
  throw new Error(`${child.spawnargs.join(' ')} does not answer`);
}
