import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { insertProductRow } from '../harness/product-rows.js';

// PS-7, PS-8, PS-9: files of products through the public port, with real processes

const megabyte = 1_000_000;
const fileBytes = 200 * megabyte;
/** A paused reader leaves so much with the sockets on the way; a process that kept files would hold 200 MB for each. */
const growthMax = 120 * megabyte;
const filesDir = mkdtempSync(path.join(tmpdir(), 'gatefold-files-'));

let platform: TestPlatform;
let person: Person;
beforeAll(async () => {
  writeFileSync(path.join(filesDir, 'large.bin'), 'begin');
  truncateSync(path.join(filesDir, 'large.bin'), fileBytes);
  platform = await startTestPlatform({ FILES_DIR: filesDir });
  const columns = { key: 'large', name: 'Large', kind: 'FILE', current_version: '1', file_path: 'large.bin' };
  await insertProductRow(platform, columns);
  person = await registerPerson(platform.url);
}, 120_000);
afterAll(async () => {
  await platform.stop();
  rmSync(filesDir, { recursive: true, force: true });
});

/** Address of a fresh link on this platform. */
async function newLink(): Promise<string> {
  const { products } = await person.client.data('{ products(first: 1) { nodes { id access { allowed } } } }');
  const payload = await person.client.mutate('createDownloadToken', 'url', 'CreateDownloadTokenInput!', {
    productId: products.nodes[0].id as string,
  });
  return platform.url + new URL(payload.url as string).pathname;
}

const open = (url: string, headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => get(url, { headers, agent: false }, resolve).on('error', reject));

async function read(answer: IncomingMessage): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function residentBytes(name: string): number {
  const pid = platform.processes.find((process) => process.name === name)?.pid;
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1_024;
}

test('a file of 200 MB passes five paused readers and a quick one in bounded memory', async () => {
  const url = await newLink();
  const before = { gateway: residentBytes('gateway'), billing: residentBytes('billing') };
  const paused = await Promise.all(Array.from({ length: 5 }, () => open(url)));
  for (const answer of paused) answer.pause();
  const { bytes, sha256 } = await read(await open(url));
  const growth = {
    gateway: residentBytes('gateway') - before.gateway,
    billing: residentBytes('billing') - before.billing,
  };
  process.stdout.write(
    `growth in MB: ${JSON.stringify(growth, (_, value: unknown) => (typeof value === 'number' ? Math.round(value / megabyte) : value))}\n`,
  );
  expect({ bytes, etag: `"${sha256}"` }).toEqual({ bytes: fileBytes, etag: paused[0]?.headers.etag });
  expect(growth.gateway).toBeLessThan(growthMax);
  expect(growth.billing).toBeLessThan(growthMax);

  for (const answer of paused) answer.destroy();
  const downloads = await eventually(async () => {
    const { me } = await person.client.data('{ me { downloads(first: 10) { nodes { bytes status } } } }');
    const sent = me.downloads.nodes as { bytes: number; status: string }[];
    return sent.reduce((sum, { bytes: each }) => sum + each, 0) < 2 * fileBytes ? sent : undefined;
  });
  expect(downloads).toHaveLength(3);
}, 60_000);

test('a download that breaks off goes on where it was', async () => {
  const url = await newLink();
  const first = await open(url);
  let received = 0;
  for await (const chunk of first as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received > 10 * megabyte) break;
  }
  const rest = await open(url, { range: `bytes=${received}-`, 'if-range': first.headers.etag ?? '' });
  expect([rest.statusCode, rest.headers['content-range']]).toEqual([
    206,
    `bytes ${received}-${fileBytes - 1}/${fileBytes}`,
  ]);
  expect((await read(rest)).bytes).toBe(fileBytes - received);
}, 30_000);
