import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, eventually } from '@gatefold/runtime/testing';
import { grantThroughApi, registeredPerson, revokeThroughApi } from '../../grants/testing/arrange.js';
import { giveProductAccess, revokeProductAccess } from '../../products/product-access.repository.js';
import { askForLink, filesFolder, insertProductRow, secretOfLink } from '../../products/testing/arrange.js';
import { startBillingServer, type BillingServer } from '../../testing/start-billing-server.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

const content = 'every brush there is';
let files: Awaited<ReturnType<typeof filesFolder>>;
let billing: Billing;
let server: BillingServer;
beforeAll(async () => {
  files = await filesFolder();
  await files.put('brushes/brushes-1.0.zip', content);
  billing = await startBilling({ FILES_DIR: files.path, DOWNLOAD_TOKENS_PER_DAY_MAX: 5 });
  server = await startBillingServer(billing, { FILES_DIR: files.path, ROLE: 'web' });
});
afterAll(async () => {
  await server.stop();
  await billing.stop();
  await files.remove();
});

const newFile = (columns: Record<string, string | null> = {}) =>
  insertProductRow(billing, {
    kind: 'FILE',
    current_version: '1.0',
    file_path: 'brushes/brushes-1.0.zip',
    ...columns,
  });
const get = async (token: string, client: Record<string, string> = {}, method = 'GET') =>
  fetch(`${server.origin}/files`, {
    method,
    headers: {
      ...(await server.identify()),
      'x-file-token': token,
      'x-forwarded-for': '192.0.2.1',
      'user-agent': 'curl/8',
      ...client,
    },
  });
const asOperator = (text: string, params: readonly unknown[]) =>
  billing.as(service('operator')).transaction((tx) => tx.sql(text, params));
const downloadsOf = async (userId: string, actor: Actor) => {
  const { data } = await billing.execute<{ _entities: { downloads: { nodes: object[] } | null }[] }>(
    actor,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User {
      downloads(first: 10) { nodes { version ip userAgent bytes status product { name } } }
    } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', userId) }] },
  );
  return data._entities[0]?.downloads ?? null;
};

test('a row in the table of products is all that it takes to sell and serve a file', async () => {
  // PS-9, PS-7, PS-8
  const person = await registeredPerson(billing);
  const token = await secretOfLink(billing, person, await newFile());
  const answer = await get(token);
  expect([answer.status, await answer.text()]).toEqual([200, content]);
  const completed = await eventually(async () => {
    const found = await downloadsOf(person.userId, person);
    return JSON.stringify(found).includes('COMPLETED') ? found : undefined;
  });
  const [product, client] = [{ name: 'Brushes' }, { ip: '192.0.2.1', userAgent: 'curl/8' }];
  expect(completed).toEqual({
    nodes: [{ version: '1.0', ...client, bytes: content.length, status: 'COMPLETED', product }],
  });
});

test('a link works for 24 hours, and its secret is not in the database', async () => {
  const person = await registeredPerson(billing);
  const link = await askForLink(billing, person, await newFile());
  const hours = (Date.parse(link.expiresAt ?? '') - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(23.9);
  expect(hours).toBeLessThanOrEqual(24);
  expect(link.url).toBe(`http://localhost:4000/files/${link.token}`);
  const [row] = await asOperator('select to_jsonb(t)::text as row from download_token t where user_id = $1', [
    person.userId,
  ]);
  expect(row?.['row']).not.toContain(link.token);
});

describe('a link is refused', () => {
  test('with 410 from the moment at which it ends', async () => {
    const person = await registeredPerson(billing);
    const token = await secretOfLink(billing, person, await newFile());
    await asOperator('update download_token set expires_at = clock_timestamp() where user_id = $1', [
      person.userId,
    ]);
    const answer = await get(token);
    expect([answer.status, await answer.json()]).toMatchObject([
      410,
      { error: expect.stringMatching(/ended at .*Make a new one/) },
    ]);
  });

  test('with 410 once its person or an administrator has taken it back, and strangers cannot', async () => {
    const person = await registeredPerson(billing);
    const product = await newFile();
    const revoke = (actor: Actor, id: string) =>
      billing.execute(
        actor,
        `mutation ($input: RevokeDownloadTokenInput!) {
          revokeDownloadToken(input: $input) { downloadToken { revokedAt } userErrors { code } }
        }`,
        { input: { id } },
      );
    for (const owner of [person, buildAdmin()]) {
      const { token, downloadToken } = await askForLink(billing, person, product);
      const refused = await revoke(buildMember(), downloadToken?.id ?? '');
      expect(refused.data).toMatchObject({ revokeDownloadToken: { userErrors: [{ code: 'NOT_FOUND' }] } });
      expect((await get(token ?? '')).status).toBe(200);
      await revoke(owner, downloadToken?.id ?? '');
      expect((await get(token ?? '')).status).toBe(410);
    }
  });

  test('with 403 when the plan ended in between, and the log says so once', async () => {
    const person = await registeredPerson(billing);
    const grant = await grantThroughApi(billing, person.userId, 'PRO');
    const token = await secretOfLink(billing, person, await newFile({ required_plan: 'PRO' }));
    await revokeThroughApi(billing, grant);
    for (const _ of [1, 2]) {
      const answer = await get(token);
      expect([answer.status, await answer.json()]).toEqual([
        403,
        { error: 'This product is no longer open to you. The Pro plan includes it.' },
      ]);
    }
    expect(await downloadsOf(person.userId, person)).toMatchObject({
      nodes: [{ status: 'REFUSED', bytes: 0 }],
    });
  });

  test.each(['x'.repeat(43), 'x', '../../etc/passwd'])('with 404 when nobody made it: %s', async (token) => {
    expect((await get(token)).status).toBe(404);
  });

  test('with 401 from everybody but the gateway', async () => {
    // S10
    const token = await secretOfLink(billing, await registeredPerson(billing), await newFile());
    for (const identity of [{}, await server.identify(buildAdmin()), await server.identify(anonymous)]) {
      const answer = await fetch(`${server.origin}/files`, {
        headers: { 'x-file-token': token, ...identity },
      });
      expect(answer.status).toBe(401);
    }
  });
});

test('a link serves three clients, each as often as it takes the file twice, and is used up then', async () => {
  const token = await secretOfLink(billing, await registeredPerson(billing), await newFile());
  const clients = ['curl/8', 'firefox', 'wget'].map((agent) => ({ 'user-agent': agent }));
  for (const client of clients) {
    expect((await get(token, client, 'HEAD')).status).toBe(200);
    expect((await get(token, { ...client, range: 'bytes=0-4' })).status).toBe(206);
    expect((await get(token, { ...client, range: 'bytes=5-' })).status).toBe(206);
    expect((await get(token, client)).status).toBe(200);
  }
  const [first = {}, another] = [clients[0], { 'user-agent': 'another' }];
  expect((await get(token, another, 'HEAD')).status).toBe(200);
  for (const client of [first, another]) {
    const answer = await get(token, client);
    expect([answer.status, await answer.json()]).toEqual([
      410,
      { error: 'This link has served 3 downloads. Make a new one.' },
    ]);
  }
});

test('requests at the same time take no more than is due', async () => {
  const token = await secretOfLink(billing, await registeredPerson(billing), await newFile());
  const answers = await Promise.all(Array.from({ length: 12 }, () => get(token)));
  await Promise.all(answers.map((answer) => answer.arrayBuffer()));
  const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
  expect(statuses).toEqual([...Array<number>(6).fill(200), ...Array<number>(6).fill(410)]);
});

test('a person makes so many links a day, also at once', async () => {
  const person = await registeredPerson(billing);
  const product = await newFile();
  const links = await Promise.all(Array.from({ length: 8 }, () => askForLink(billing, person, product)));
  expect(links.filter(({ token }) => token)).toHaveLength(5);
  expect(links.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual(
    Array(3).fill('RATE_LIMITED'),
  );
});

test('a purchase opens a product for good, and a refund closes it', async () => {
  const person = await registeredPerson(billing);
  const productId = await newFile({ stripe_price_lookup_key: 'brushes' });
  expect((await askForLink(billing, person, productId)).userErrors).toMatchObject([
    { code: 'FORBIDDEN', message: 'It can be bought once.' },
  ]);
  const operator = billing.as(service('billing'));
  const purchase = { userId: person.userId, productId, source: 'STRIPE_PAYMENT', sourceRef: 'pi_1' } as const;
  const given = await operator.transaction(async (tx) => [
    await giveProductAccess(tx, purchase),
    await giveProductAccess(tx, purchase),
  ]);
  expect(given).toEqual([true, false]);
  const token = await secretOfLink(billing, person, productId);
  expect((await get(token)).status).toBe(200);
  expect(await operator.transaction((tx) => revokeProductAccess(tx, 'STRIPE_PAYMENT', 'pi_1'))).toBe(true);
  expect((await get(token)).status).toBe(403);
});

test('downloads are seen by their person and administrators, and by nobody else', async () => {
  // S6, PS-8
  const person = await registeredPerson(billing);
  await (await get(await secretOfLink(billing, person, await newFile()))).arrayBuffer();
  for (const actor of [person, buildAdmin()]) {
    expect(await downloadsOf(person.userId, actor)).toMatchObject({ nodes: [{ version: '1.0' }] });
  }
  for (const actor of [anonymous, buildMember(), service('gateway')]) {
    expect(await downloadsOf(person.userId, actor)).toBeNull();
  }
});

test.each([
  { who: 'nobody', actor: anonymous, code: 'UNAUTHENTICATED' },
  { who: 'a part of the platform', actor: service('gateway'), code: 'UNAUTHENTICATED' },
])('no link is made for $who', async ({ actor, code }) => {
  const answer = await billing.execute(
    actor,
    'mutation { createDownloadToken(input: { productId: "x" }) { token } }',
  );
  expect(answer.code).toBe(code);
});
