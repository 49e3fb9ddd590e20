import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { service, type MemberActor } from '@gatefold/runtime/identity';
import { registeredPerson } from '../../grants/testing/arrange.js';
import { askForLink, filesFolder, insertProductRow, secretOfLink } from '../../products/testing/arrange.js';
import { startBillingServer, type BillingServer } from '../../testing/start-billing-server.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

const content = '0123456789';
let files: Awaited<ReturnType<typeof filesFolder>>;
let billing: Billing;
let server: BillingServer;
let etag: string;
let token: string;
let person: MemberActor;

beforeAll(async () => {
  files = await filesFolder();
  etag = `"${await files.put('digits.bin', content)}"`;
  billing = await startBilling({ FILES_DIR: files.path });
  server = await startBillingServer(billing, { FILES_DIR: files.path, ROLE: 'web' });
});
beforeEach(async () => {
  person = await registeredPerson(billing);
  token = await secretOfLink(billing, person, await newFile('digits.bin'));
});
afterAll(async () => {
  await server.stop();
  await billing.stop();
  await files.remove();
});

const newFile = (path: string) =>
  insertProductRow(billing, { kind: 'FILE', current_version: '1.0', file_path: path });
const ask = async (headers: Record<string, string> = {}, method = 'GET') => {
  const answer = await fetch(`${server.origin}/files`, {
    method,
    headers: { ...(await server.identify()), 'x-file-token': token, ...headers },
  });
  return { status: answer.status, headers: answer.headers, body: await answer.text() };
};

test('a file comes whole, as a download that no browser opens or keeps', async () => {
  const { status, headers, body } = await ask();
  expect([status, body]).toEqual([200, content]);
  expect(Object.fromEntries(headers)).toMatchObject({
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-store',
    'content-disposition': 'attachment; filename=digits.bin',
    'content-length': '10',
    'content-type': 'application/octet-stream',
    etag,
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  ['the first byte', 'bytes=0-0', '0', 'bytes 0-0/10'],
  ['the last byte', 'bytes=9-9', '9', 'bytes 9-9/10'],
  ['from the middle on', 'bytes=4-', '456789', 'bytes 4-9/10'],
  ['the last three', 'bytes=-3', '789', 'bytes 7-9/10'],
  ['more than there is', 'bytes=8-99', '89', 'bytes 8-9/10'],
  ['more from the end than there is', 'bytes=-99', content, 'bytes 0-9/10'],
])('%s is answered 206', async (_what, range, part, place) => {
  const { status, headers, body } = await ask({ range });
  expect([status, body, headers.get('content-range')]).toEqual([206, part, place]);
  expect(headers.get('content-length')).toBe(String(part.length));
});

test.each(['bytes=10-', 'bytes=99-100', 'bytes=-0'])('%s is behind the end: 416', async (range) => {
  const { status, headers, body } = await ask({ range });
  expect([status, headers.get('content-range')]).toEqual([416, 'bytes */10']);
  expect(JSON.parse(body)).toEqual({ error: 'The file has no such range.' });
  expect(headers.get('content-disposition')).toBeNull();
});

test.each(['bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b', 'nonsense'])('%s is answered whole', async (range) => {
  expect(await ask({ range })).toMatchObject({ status: 200, body: content });
});

test('a resume with If-Range continues the same file, and starts another one anew', async () => {
  const range = 'bytes=5-';
  expect(await ask({ range, 'if-range': etag })).toMatchObject({ status: 206, body: '56789' });
  expect(await ask({ range, 'if-range': '"another"' })).toMatchObject({ status: 200, body: content });
});

test('a request for another file than this one is refused', async () => {
  expect(await ask({ 'if-match': '"another"' })).toMatchObject({ status: 412 });
});

test('HEAD tells everything but the bytes, and is no download', async () => {
  for (let time = 0; time < 10; time += 1) {
    const { status, headers, body } = await ask({}, 'HEAD');
    expect([status, headers.get('content-length'), body]).toEqual([200, '10', '']);
  }
  const logged = await billing
    .as(service('test'))
    .read((tx) => tx.sql('select 1 from download_log where user_id = $1', [person.userId]));
  expect(logged).toEqual([]);
});

describe('a file', () => {
  test('that is another one than it was, or gone, is not handed out as if it were', async () => {
    await files.put('changing.bin', 'before');
    const product = await newFile('changing.bin');
    token = await secretOfLink(billing, person, product);
    await files.put('changing.bin', 'after that');
    expect((await ask()).status).toBe(404);
  });

  test('outside of the folder is not reached by a link in it', async () => {
    const outside = await filesFolder();
    await writeFile(join(outside.path, 'secret.txt'), 'secret');
    await symlink(join(outside.path, 'secret.txt'), join(files.path, 'innocent.txt'));
    const product = await newFile('innocent.txt');
    const link = await askForLink(billing, await registeredPerson(billing), product);
    expect(link).toMatchObject({ token: null, userErrors: [{ code: 'CONFLICT' }] });
    await outside.remove();
  });

  test.each(['../secret', '/etc/passwd', 'a/../../b', '.env', 'a//b', 'a/.hidden', 'a\\b', 'a b'])(
    'cannot lie at %s',
    async (path) => {
      await expect(newFile(path)).rejects.toThrow(/product_file_path_check/);
    },
  );
});
