import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { removeCluster } from '@gatefold/sandboxes/postgres';
import { isAlive, waitUntil } from '@gatefold/sandboxes/process';
import type { PlatformOptions } from './platform-options.js';
import { startPlatform, type Platform } from './platform.js';
import type { ProcessDefinition } from './process-definition.js';

jest.setTimeout(60_000);
const waitMs = 15_000;
let folder: string;
let platforms: Platform[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatefold-supervisor-'));
  platforms = [];
});

afterEach(async () => {
  for (const platform of platforms) await platform.stop();
  removeCluster(join(folder, 'data', 'postgres'));
  rmSync(folder, { recursive: true, force: true });
});

function fixture(name: string, stopStage: number, more: Partial<ProcessDefinition> = {}): ProcessDefinition {
  return {
    name,
    title: name,
    entry: 'scripts/src/supervisor/testing/fixture.mjs',
    code: [],
    stopStage,
    stopTimeoutMs: 3_000,
    env: (context) => ({
      FIXTURE_NAME: name,
      FIXTURE_TRACE: join(folder, 'trace'),
      PEER: context.originOf('inner'),
    }),
    ...more,
  };
}

const definitions = [fixture('inner', 1), fixture('door', 0, { isPublic: true })];

async function start(more: Partial<PlatformOptions> = {}): Promise<Platform> {
  const databaseUrl = process.env.TEST_DATABASE_ADMIN_URL;
  const platform = await startPlatform({
    port: 0,
    dataDir: join(folder, 'data'),
    databaseUrl,
    definitions,
    ...more,
  });
  platforms.push(platform);
  return platform;
}

const processOf = (platform: Platform, name: string) => {
  const found = platform.processes.find((running) => running.name === name);
  if (!found) throw new Error(`no process ${name}`);
  return found;
};

test('starts a killed process again on the port where the others look for it', async () => {
  const platform = await start();
  const inner = processOf(platform, 'inner');
  const first = inner.pid;
  const settings = (await (await fetch(`${platform.url}/env`)).json()) as { PEER: string };

  inner.kill('SIGKILL');

  expect(await waitUntil(() => inner.isReady && inner.pid !== first, waitMs)).toBe(true);
  expect((await fetch(settings.PEER)).status).toBe(200);
  expect(processOf(platform, 'door').isReady).toBe(true);
});

test('ends the door first and the processes behind it afterwards', async () => {
  const platform = await start();
  const pids = platform.processes.map(({ pid }) => pid);

  await platform.stop();

  expect(readFileSync(join(folder, 'trace'), 'utf8')).toBe('door\ninner\n');
  expect(pids.filter(isAlive)).toEqual([]);
});

test('stops everything with the words of a process that refuses its configuration', async () => {
  await expect(start({ env: { FIXTURE_REFUSE: 'inner' } })).rejects.toThrow(
    /inner refuses its configuration: Configuration is wrong: FIXTURE_REFUSE/,
  );

  await expect(start()).resolves.toBeDefined();
});

test('gives up, with its last words, on a process that never comes up', async () => {
  await expect(start({ env: { FIXTURE_FAIL: 'inner' } })).rejects.toThrow(
    /inner ended 6 times while starting: TypeError: nothing works today/,
  );
});

test('keeps a second platform away from the data folder, and takes over a lock whose process is gone', async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(/is in use by another gatefold \(process \d+\): stop that one/);
  await first.stop();
  writeFileSync(join(folder, 'data', 'lock'), `${process.pid}\nanother time\n`);

  await expect(start()).resolves.toBeDefined();
});

test('a platform that was killed itself leaves no process behind, and the next one takes its data folder', async () => {
  const script = fileURLToPath(new URL('../../src/supervisor/testing/platform-process.mjs', import.meta.url));
  const databaseUrl = process.env.TEST_DATABASE_ADMIN_URL ?? '';
  const killed = spawn(process.execPath, [script, join(folder, 'data'), databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { value: line } = await createInterface({ input: killed.stdout })[Symbol.asyncIterator]().next();
  const pids = JSON.parse(String(line)) as number[];
  expect(pids.filter(isAlive)).toHaveLength(2);

  killed.kill('SIGKILL');

  expect(await waitUntil(() => !pids.some(isAlive), waitMs)).toBe(true);
  await expect(start()).resolves.toBeDefined();
});

test('names the taken port and how to choose another', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };

  await expect(start({ port })).rejects.toThrow(`Port ${port} is taken`);

  await new Promise((resolve) => server.close(resolve));
});

test('says that the data folder is a file', async () => {
  writeFileSync(join(folder, 'file'), '');

  await expect(start({ dataDir: join(folder, 'file') })).rejects.toThrow(/is not a folder/);
});

test('gives secrets to nobody but their owner, and only to the process that needs them', async () => {
  process.env.MASTER_KEY = 'of the caller';
  const platform = await start();
  const shown = (await (await fetch(`${platform.url}/env`)).json()) as Record<string, string>;
  delete process.env.MASTER_KEY;
  const secrets = join(folder, 'data', 'secrets');

  expect(statSync(secrets).mode & 0o077).toBe(0);
  for (const name of ['identity-private-key.pem', 'master-key', 'database-password-key']) {
    expect(statSync(join(secrets, name)).mode & 0o077).toBe(0);
    expect(JSON.stringify(shown)).not.toContain(readFileSync(join(secrets, name), 'utf8').trim());
  }
  expect(Object.keys(shown).filter((name) => /MASTER_KEY|PRIVATE_KEY|DATABASE/.test(name))).toEqual([
    'TEST_DATABASE_ADMIN_URL',
  ]);
});

test('starts PostgreSQL again on the same address when it is killed', async () => {
  const platform = await start({ databaseUrl: undefined, databaseSettings: { fsync: 'off' } });
  const postgres = processOf(platform, 'postgres');
  const first = postgres.pid;

  postgres.kill('SIGKILL');

  expect(await waitUntil(() => postgres.isReady && postgres.pid !== first, waitMs)).toBe(true);
  const { Client } = await import('pg');
  const client = new Client(platform.databaseAdminUrl);
  await client.connect();
  expect((await client.query('select current_database() as name')).rows).toEqual([{ name: 'gatefold' }]);
  await client.end();
});
