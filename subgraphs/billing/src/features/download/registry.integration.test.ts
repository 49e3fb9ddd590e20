import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { grantThroughApi, registeredPerson, revokeThroughApi } from '../../grants/testing/arrange.js';
import { askForLink, insertProductRow, secretOfLink } from '../../products/testing/arrange.js';
import { startBillingServer, type BillingServer } from '../../testing/start-billing-server.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

const digest = `sha256:${'ab'.repeat(32)}`;
const settingsOf = (key: KeyObject) => ({
  REGISTRY_TOKEN_KEY: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  REGISTRY_SERVICE: 'images.example.org',
});

let billing: Billing;
let server: BillingServer;
let registry: Server;
let origin: string;
beforeAll(async () => {
  const settings = settingsOf(generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey);
  billing = await startBilling(settings);
  server = await startBillingServer(billing, { ...settings, ROLE: 'web' });
  const keys = (await (await asGateway('/files/registry/jwks.json')).json()) as JSONWebKeySet;
  registry = startRegistry(keys);
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(registry.address() as AddressInfo).port}`;
});
afterAll(async () => {
  registry.close();
  await server.stop();
  await billing.stop();
});

/** As much of a registry as token authentication concerns: manifests for whoever may pull their repository. */
function startRegistry(keys: JSONWebKeySet): Server {
  const keySet = createLocalJWKSet(keys);
  return createServer((request, response) => {
    const [, repository = ''] = /^\/v2\/(.+)\/manifests\//.exec(request.url ?? '') ?? [];
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    jwtVerify(bearer, keySet, { issuer: 'gatefold', audience: 'images.example.org' })
      .then(({ payload }) => {
        const access = payload['access'] as { type: string; name: string; actions: string[] }[];
        const mayPull = access.some(
          ({ type, name, actions }) =>
            type === 'repository' && name === repository && actions.includes('pull'),
        );
        response.writeHead(mayPull || repository === '' ? 200 : 403).end();
      })
      .catch(() => {
        const scope = repository && `,scope="repository:${repository}:pull"`;
        const challenge = `Bearer realm="https://gatefold.test/files/registry/token",service="images.example.org"${scope}`;
        response.writeHead(401, { 'www-authenticate': challenge }).end();
      });
  });
}

const asGateway = async (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}${path}`, { headers: { ...(await server.identify()), ...headers } });
const basic = (secret: string) => ({
  authorization: `Basic ${Buffer.from(`download:${secret}`).toString('base64')}`,
});
const newImage = (columns: Record<string, string | null> = {}) =>
  insertProductRow(billing, {
    kind: 'CONTAINER_IMAGE',
    docker_image: 'images.example.org/acme/plugin',
    current_version: '2.1.0',
    ...columns,
  });

/** What `docker pull` does: asks, is challenged, gets a token for just that, asks again. */
async function pull(repository: string, secret: string): Promise<number> {
  const url = `${origin}/v2/${repository}/manifests/latest`;
  const challenge = (await fetch(url)).headers.get('www-authenticate') ?? '';
  const [, service = ''] = /service="([^"]+)"/.exec(challenge) ?? [];
  const [, scope = ''] = /scope="([^"]+)"/.exec(challenge) ?? [];
  const query = new URLSearchParams({ service, scope, account: 'download' });
  const answer = await asGateway(`/files/registry/token?${query.toString()}`, basic(secret));
  if (answer.status !== 200) return answer.status;
  const { token } = (await answer.json()) as { token: string };
  return (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).status;
}

test('a registry hands the image of a link out, and no other', async () => {
  // PS-7
  const secret = await secretOfLink(billing, await registeredPerson(billing), await newImage());
  expect(await pull('acme/plugin', secret)).toBe(200);
  expect(await pull('acme/other', secret)).toBe(403);
  expect(await pull('acme/plugin', 'x'.repeat(43))).toBe(401);
});

test.each([
  ['2.1.0', 'images.example.org/acme/plugin:2.1.0'],
  [digest, `images.example.org/acme/plugin@${digest}`],
])('of version %s one line signs in and pulls', async (version, reference) => {
  const product = await newImage({ current_version: version });
  const link = await askForLink(billing, await registeredPerson(billing), product);
  expect(link).toMatchObject({ url: null, userErrors: [] });
  expect(link.pull?.command).toBe(
    `echo ${link.token} | docker login images.example.org --username download --password-stdin && docker pull ${reference}`,
  );
});

test('a sign-in is answered with a token that opens nothing and counts as no download', async () => {
  const secret = await secretOfLink(billing, await registeredPerson(billing), await newImage());
  for (let time = 0; time < 5; time += 1) {
    const answer = await asGateway('/files/registry/token?service=images.example.org&client_id=docker', {
      ...basic(secret),
      'user-agent': `client ${time}`,
    });
    const { token, expires_in: lifetime } = (await answer.json()) as { token: string; expires_in: number };
    expect([answer.status, lifetime]).toEqual([200, 300]);
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      access: [],
    });
  }
  expect(await pull('acme/plugin', secret)).toBe(200);
});

test('pushing is never granted', async () => {
  const secret = await secretOfLink(billing, await registeredPerson(billing), await newImage());
  const query = 'service=images.example.org&scope=repository:acme/plugin:push,pull&scope=registry:catalog:*';
  const answer = await asGateway(`/files/registry/token?${query}`, basic(secret));
  const { token } = (await answer.json()) as { token: string };
  expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
    access: [{ type: 'repository', name: 'acme/plugin', actions: ['pull'] }],
  });
});

test('nothing is granted once the plan has ended, nor for another registry', async () => {
  const person = await registeredPerson(billing);
  const grant = await grantThroughApi(billing, person.userId, 'PREMIUM');
  const secret = await secretOfLink(billing, person, await newImage({ required_plan: 'PREMIUM' }));
  expect((await asGateway('/files/registry/token?service=elsewhere', basic(secret))).status).toBe(400);
  await revokeThroughApi(billing, grant);
  const answer = await asGateway('/files/registry/token?service=images.example.org', basic(secret));
  expect([answer.status, await answer.json()]).toMatchObject([
    401,
    { errors: [{ code: 'UNAUTHORIZED', message: expect.stringContaining('no longer open to you') }] },
  ]);
});

test('without a key no image is handed out', async () => {
  const plain = await startBilling();
  const product = await insertProductRow(plain, {
    kind: 'CONTAINER_IMAGE',
    docker_image: 'images.example.org/acme/plugin',
    current_version: '1',
  });
  const link = await askForLink(plain, await registeredPerson(plain), product);
  expect(link).toMatchObject({ token: null, userErrors: [{ code: 'CONFLICT' }] });
  await plain.stop();
});
