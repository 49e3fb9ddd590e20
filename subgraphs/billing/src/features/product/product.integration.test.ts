import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, recordStatements } from '@gatefold/runtime/testing';
import { grantThroughApi, registeredPerson } from '../../grants/testing/arrange.js';
import { filesFolder, insertProductRow, secretOfLink } from '../../products/testing/arrange.js';
import { startBillingServer, type BillingServer } from '../../testing/start-billing-server.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

const limits = { FILE_PART_BYTES_MAX: 1_000, FILE_BYTES_MAX: 5_000 };
let files: Awaited<ReturnType<typeof filesFolder>>;
let billing: Billing;
let server: BillingServer;
beforeAll(async () => {
  files = await filesFolder();
  billing = await startBilling({ FILES_DIR: files.path, ...limits });
  server = await startBillingServer(billing, {
    FILES_DIR: files.path,
    FILE_PART_BYTES_MAX: String(limits.FILE_PART_BYTES_MAX),
    ROLE: 'web',
  });
});
afterAll(async () => {
  await server.stop();
  await billing.stop();
  await files.remove();
});

interface ChangeAnswer {
  readonly product?: { readonly id: string; readonly currentVersion: string | null } | null;
  readonly url?: string | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[] }[];
}
const admin = buildAdmin();
const change = async (name: string, what: string, input: object, actor: Actor = admin) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, code } = await billing.execute<Record<string, ChangeAnswer>>(
    actor,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${what} userErrors { code path } } }`,
    { input },
  );
  return { ...(data?.[name] as ChangeAnswer), refused: code };
};
const create = (input: object, actor?: Actor) =>
  change(
    'createProduct',
    'product { id currentVersion }',
    { name: 'Brushes', kind: 'FILE', key: `p-${randomBytes(6).toString('hex')}`, ...input },
    actor,
  );
const update = (input: object) => change('updateProduct', 'product { id currentVersion }', input);
const announce = (productId: string | undefined, file: Buffer, more: object = {}) =>
  change('createProductFileUpload', 'url partBytesMax', {
    productId,
    version: '1.0',
    fileName: 'Über alles “neu”.zip',
    sizeBytes: file.length,
    sha256: createHash('sha256').update(file).digest('hex'),
    ...more,
  });
const put = async (url: string | null | undefined, offset: number, bytes: Buffer) => {
  const answer = await fetch(`${server.origin}/files/uploads?offset=${offset}`, {
    method: 'PUT',
    body: new Uint8Array(bytes),
    headers: { ...(await server.identify()), 'x-file-token': url?.split('/').at(-1) ?? '' },
  });
  return [answer.status, await answer.json()] as const;
};

describe('createProduct', () => {
  test.each([
    [{ key: 'Upper' }, 'key'],
    [{ key: '-a' }, 'key'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ dockerImage: 'images.example.org/a' }, 'dockerImage'],
    [{ currentVersion: '1' }, 'currentVersion'],
    [{ kind: 'CONTAINER_IMAGE' }, 'dockerImage'],
    [{ kind: 'CONTAINER_IMAGE', currentVersion: '1', dockerImage: 'a; rm -rf /' }, 'dockerImage'],
    [{ kind: 'CONTAINER_IMAGE', currentVersion: '1 2', dockerImage: 'r.example.org/a' }, 'currentVersion'],
  ])('refuses %j by naming what is wrong', async (input, field) => {
    expect(await create(input)).toMatchObject({
      product: null,
      userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', field] }],
    });
  });

  test('refuses a key that is taken', async () => {
    await create({ key: 'taken' });
    expect((await create({ key: 'taken' })).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test.each([
    ['nobody', anonymous, 'UNAUTHENTICATED'],
    ['a member', buildMember(), 'FORBIDDEN'],
    ['a part of the platform', service('gateway'), 'FORBIDDEN'],
  ])('is refused to %s', async (_who, actor, code) => {
    expect((await create({}, actor)).refused).toBe(code);
  });
});

describe('an upload', () => {
  const file = randomBytes(2_500);

  test('in parts becomes the current version when all bytes are there, under its name', async () => {
    const { product } = await create({});
    const { url } = await announce(product?.id, file);
    expect(await put(url, 0, file.subarray(0, 1_000))).toEqual([200, { receivedBytes: 1_000 }]);
    expect(await put(url, 1_500, file.subarray(1_500))).toMatchObject([409, {}]);
    expect(await put(url, 500, file.subarray(500, 1_500))).toEqual([200, { receivedBytes: 1_500 }]);
    expect(await put(url, 1_500, file.subarray(1_500))).toEqual([201, { receivedBytes: 2_500 }]);
    expect((await put(url, 0, file.subarray(0, 1_000)))[0]).toBe(410);
    expect((await update({ productId: product?.id })).product?.currentVersion).toBe('1.0');

    const person = await registeredPerson(billing);
    const id =
      Buffer.from(product?.id ?? '', 'base64url')
        .toString()
        .split(':')
        .at(-1) ?? '';
    const answer = await fetch(`${server.origin}/files`, {
      headers: { ...(await server.identify()), 'x-file-token': await secretOfLink(billing, person, id) },
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="?ber alles ?neu?.zip"; filename*=UTF-8''%C3%9Cber%20alles%20%E2%80%9Cneu%E2%80%9D.zip`,
    );
    expect((await announce(product?.id, file)).userErrors).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test('of other bytes than announced changes nothing and can begin again', async () => {
    const { product } = await create({});
    const { url } = await announce(product?.id, file.subarray(0, 800));
    expect((await put(url, 0, Buffer.alloc(800)))[0]).toBe(422);
    expect((await update({ productId: product?.id })).product?.currentVersion).toBeNull();
    expect((await put(url, 0, file.subarray(0, 800)))[0]).toBe(201);
  });

  test('is limited in its parts and as a whole', async () => {
    const { product } = await create({});
    const { url } = await announce(product?.id, file);
    expect((await put(url, 0, file.subarray(0, 1_001)))[0]).toBe(413);
    expect((await announce(product?.id, file, { sizeBytes: 5_001 })).userErrors).toMatchObject([
      { path: ['input', 'sizeBytes'] },
    ]);
    expect((await put(`/${'x'.repeat(43)}`, 0, file.subarray(0, 1)))[0]).toBe(404);
  });

  test.each(['../x.zip', 'a/b.zip', 'a\\b.zip', '..', 'a\r\nb', 'a"b', 'x.', ''])(
    'is not called %j',
    async (fileName) => {
      const { product } = await create({});
      expect((await announce(product?.id, file, { fileName })).userErrors).toMatchObject([
        { code: 'BAD_USER_INPUT', path: ['input', 'fileName'] },
      ]);
    },
  );
});

test('products tell each caller whether they may download, in as many statements for 30 as for one', async () => {
  // PS-9, GX-6
  for (let index = 0; index < 30; index += 1)
    await insertProductRow(billing, { kind: 'FILE', required_plan: 'PRO' });
  const ask = (actor: Actor, first: number) =>
    billing.execute<{ products: { nodes: { access: object }[] } }>(
      actor,
      'query ($first: Int!) { products(first: $first) { nodes { access { allowed reason cheapestPlan { key } } licence { key } } } }',
      { first },
    );
  const person = await registeredPerson(billing);
  const one = await recordStatements(() => ask(person, 1));
  const many = await recordStatements(() => ask(person, 30));
  expect(many).toHaveLength(one.length);
  const accessOf = async (actor: Actor) => (await ask(actor, 1)).data.products.nodes[0]?.access;
  const locked = { allowed: false, cheapestPlan: { key: 'PRO' } };
  expect(await accessOf(anonymous)).toEqual({ ...locked, reason: 'Sign in to download Brushes.' });
  expect(await accessOf(person)).toEqual({ ...locked, reason: 'The Pro plan includes it.' });
  await grantThroughApi(billing, person.userId, 'PREMIUM');
  expect(await accessOf(person)).toMatchObject({ allowed: true, reason: 'Included in your Premium plan.' });
});

test('a product goes back to a version that has a file, and to no other', async () => {
  const { product } = await create({});
  const file = Buffer.from('x');
  for (const version of ['1.0', '2.0'])
    await put((await announce(product?.id, file, { version })).url, 0, file);
  const productId = product?.id;
  expect((await update({ productId, currentVersion: '1.0' })).product?.currentVersion).toBe('1.0');
  expect((await update({ productId, currentVersion: '3.0' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND', path: ['input', 'currentVersion'] },
  ]);
  expect((await update({ productId: toGlobalId('Product', buildMember().userId) })).userErrors).toMatchObject(
    [{ code: 'NOT_FOUND', path: ['input', 'productId'] }],
  );
});
