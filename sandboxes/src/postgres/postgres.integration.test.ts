import { afterEach, expect, jest, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { isAlive } from '../process/index.js';
import { removeCluster, startPostgres, type PostgresServer } from './index.js';

jest.setTimeout(60_000);
const folders: string[] = [];
const servers: PostgresServer[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatefold-postgres-'));
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, port?: number): Promise<PostgresServer> {
  const server = await startPostgres({ dataDir, port, settings: { fsync: 'off' } });
  servers.push(server);
  return server;
}

async function ask(server: PostgresServer, sql: string): Promise<unknown[]> {
  const client = new Client(server.url);
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) {
    removeCluster(join(folder, 'data'));
    rmSync(folder, { recursive: true });
  }
});

test('serves PostgreSQL 18 on 127.0.0.1 only and ends when told', async () => {
  const server = await start(join(newFolder(), 'data'));

  expect(await ask(server, "select current_setting('server_version_num')::int / 10000")).toEqual([18]);
  expect(await ask(server, 'show listen_addresses')).toEqual(['127.0.0.1']);
  expect(await ask(server, 'show fsync')).toEqual(['off']);
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
});

test('keeps committed rows over a SIGKILL and comes back on the same port with the same password', async () => {
  const dataDir = join(newFolder(), 'data');
  const first = await start(dataDir);
  await ask(first, 'create table kept (word text)');
  await ask(first, "insert into kept values ('here')");

  process.kill(first.pid, 'SIGKILL');
  expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' });
  const second = await start(dataDir, first.port);

  expect(second.url).toBe(first.url);
  expect(await ask(second, 'select word from kept')).toEqual(['here']);
});

test('takes over from a server that still runs because its parent was killed', async () => {
  const dataDir = join(newFolder(), 'data');
  const orphan = await start(dataDir);

  const heir = await start(dataDir);

  expect(isAlive(orphan.pid)).toBe(false);
  expect(await ask(heir, 'select 1')).toEqual([1]);
});

test('removes a pid file whose process id belongs to another program by now', async () => {
  const dataDir = join(newFolder(), 'data');
  const first = await start(dataDir);
  const [folder] = (await ask(first, 'show data_directory')) as [string];
  const pidFile = readFileSync(join(folder, 'postmaster.pid'), 'utf8');
  await first.stop();
  writeFileSync(join(folder, 'postmaster.pid'), pidFile.replace(/^\d+/, String(process.pid)));

  const second = await start(dataDir);

  expect(await ask(second, 'select 1')).toEqual([1]);
});

test('works below a folder that other people cannot enter, and lets nobody else read the password', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'data'));
  chmodSync(folder, 0o700);

  const server = await start(join(folder, 'data'));

  expect(await ask(server, 'select 1')).toEqual([1]);
  expect(statSync(join(folder, 'data', 'password')).mode & 0o077).toBe(0);
});

test('says which port is taken', async () => {
  const first = await start(join(newFolder(), 'data'));

  await expect(start(join(newFolder(), 'data'), first.port)).rejects.toThrow(`port ${first.port} is taken`);
});
