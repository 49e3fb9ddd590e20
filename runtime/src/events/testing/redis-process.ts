import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RedisProcess {
  readonly url: string;
  /** SIGKILL, then a new process on the same data and port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Whether this machine has `redis-server`. */
export const redisInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A `redis-server` of the test's own that keeps what it acknowledged. */
export async function startRedis(): Promise<RedisProcess> {
  const port = await freePort();
  const folder = await mkdtemp(join(tmpdir(), 'gatefold-redis-'));
  const launch = (): Promise<ChildProcess> =>
    new Promise((resolve, reject) => {
      const settings = [
        '--bind',
        '127.0.0.1',
        '--save',
        '',
        '--appendonly',
        'yes',
        '--appendfsync',
        'always',
      ];
      const child = spawn('redis-server', ['--port', String(port), '--dir', folder, ...settings]);
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Ready to accept connections')) resolve(child);
      });
      child.once('exit', () => reject(new Error(`redis-server ended:\n${output}`)));
    });
  const kill = (child: ChildProcess): Promise<void> =>
    new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  let child = await launch();
  return {
    url: `redis://127.0.0.1:${port}`,
    restart: async () => {
      await kill(child);
      child = await launch();
    },
    stop: async () => {
      await kill(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
