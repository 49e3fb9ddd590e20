import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startSubgraph, type RunningSubgraph } from '@gatefold/runtime/boot';
import { anonymous, identityHeader, signIdentity } from '@gatefold/runtime/identity';
import { createLogger } from '@gatefold/runtime/logging';
import { createTestDatabase, type TestDatabase } from '@gatefold/runtime/testing';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import subgraph from './subgraph.js';
import { testSettings } from './testing/test-settings.js';

const gateway = generateKeyPairSync('ed25519');
const fields = 'accessToken user { email } userErrors { code }';

let database: TestDatabase;
let users: RunningSubgraph;
beforeAll(async () => {
  database = await createTestDatabase({ schema: 'users', migrations: subgraph.migrations });
  const settings = {
    ...testSettings(),
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'silent' as const,
    DATABASE_URL: database.url,
    DATABASE_POOL_MAX: 5,
    IDENTITY_PUBLIC_KEY: gateway.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ROLE: 'web' as const,
  };
  users = await startSubgraph(subgraph, settings, createLogger('users', 'silent'));
});
afterAll(async () => {
  await users.stop(1_000);
  await database.drop();
});

const address = (path: string): URL => new URL(path, `http://127.0.0.1:${users.port}`);

// BP-2
test('a token of a registration over HTTP verifies with the key set over HTTP', async () => {
  const { payload } = await send(
    `mutation { register(input: { email: "ada@example.org", username: "ada-http", password: "quiet harbour lantern",
      displayName: "Ada" }) { ${fields} } }`,
  );
  expect(payload.user).toEqual({ email: 'ada@example.org' });
  const keys = createRemoteJWKSet(address('/.well-known/jwks.json'));
  const verified = await jwtVerify(payload.accessToken ?? '', keys, { algorithms: ['ES256'] });
  expect(verified.payload['username']).toBe('ada-http');
});

test('the key set may be cached for five minutes', async () => {
  const response = await fetch(address('/.well-known/jwks.json'));
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('public, max-age=300');
  expect(await response.json()).toMatchObject({
    keys: [{ kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' }],
  });
});

// S9
test('the cookie is set, traded and cleared over HTTP', async () => {
  const signedIn = await send(
    'mutation { login(input: { email: "ada@example.org", password: "quiet harbour lantern" }) { FIELDS } }',
  );
  expect(signedIn.setCookie).toMatch(
    /^gf_refresh=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
  );
  const refreshed = await send('mutation { refreshSession { FIELDS } }', signedIn.cookie);
  expect(refreshed).toMatchObject({
    payload: { userErrors: [] },
    setCookie: expect.stringContaining('gf_refresh='),
  });
  expect(refreshed.cookie).not.toBe(signedIn.cookie);
  const over = await send('mutation { logout { ended } }', refreshed.cookie);
  expect(over.setCookie).toMatch(/^gf_refresh=; Max-Age=0; /);
  const afterwards = await send('mutation { refreshSession { FIELDS } }', refreshed.cookie);
  expect(afterwards.payload.userErrors).toEqual([{ code: 'SESSION_EXPIRED' }]);
});

// S10
test('without a signed identity nothing is answered', async () => {
  const response = await fetch(address('/graphql'), { method: 'POST', body: '{"query":"{ me { id } }"}' });
  expect(response.status).toBe(401);
});

interface Payload {
  readonly accessToken: string | null;
  readonly user: { email: string | null } | null;
  readonly userErrors: readonly { code: string }[];
}

async function send(query: string, cookie = '') {
  const identity = await signIdentity(gateway.privateKey, 'users', anonymous);
  const response = await fetch(address('/graphql'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', [identityHeader]: identity, cookie: `other=1; ${cookie}` },
    body: JSON.stringify({ query: query.replace('FIELDS', fields) }),
  });
  const { data } = (await response.json()) as { data: Record<string, Payload> };
  const setCookie = response.headers.get('set-cookie') ?? '';
  return { payload: Object.values(data)[0] as Payload, setCookie, cookie: setCookie.split(';')[0] ?? '' };
}
