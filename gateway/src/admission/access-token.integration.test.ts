import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { RawSocket } from '../testing/socket-client.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
let good: string;
beforeAll(async () => {
  platform = await TestPlatform.start();
  good = await platform.token();
});
afterAll(() => platform.stop());

const ask = async (authorization?: string) => {
  const { status, body } = await platform.post(
    '{ me { id } }',
    authorization === undefined ? {} : { headers: { authorization } },
  );
  return { status, me: body.data?.me as unknown, code: body.errors?.[0]?.extensions['code'] };
};
const refused = { status: 401, me: undefined, code: 'UNAUTHENTICATED' };
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const parts = () => good.split('.') as [string, string, string];

// BP-2, S8
test('no token is anonymous, a genuine one is its person', async () => {
  expect(await ask()).toEqual({ status: 200, me: null, code: undefined });
  expect(await ask(`Bearer ${good}`)).toEqual({ status: 200, me: { id: 'u1' }, code: undefined });
  expect(await ask(`bearer ${good}`)).toMatchObject({ me: { id: 'u1' } });
});

const now = () => Math.floor(Date.now() / 1_000);
// BP-2, S8
test.each<[string, () => string | Promise<string>]>([
  ['expired', () => platform.token({ exp: now() - 1 })],
  ['not valid yet', () => platform.token({ nbf: now() + 60 })],
  ['of another issuer', () => platform.token({ iss: 'evil' })],
  ['for another audience', () => platform.token({ aud: 'other' })],
  ['of another type', () => platform.token({}, { typ: 'JWT' })],
  ['without a key id', () => platform.token({}, { kid: undefined })],
  ['with an unknown key id', () => platform.token({}, { kid: '../../etc/passwd' })],
  [
    'with a critical extension',
    () =>
      platform
        .token({}, { crit: ['x'], x: 1 })
        .catch(
          () =>
            `${encode({ alg: 'ES256', typ: 'at+jwt', kid: 'k1', crit: ['x'], x: 1 })}.${parts()[1]}.${parts()[2]}`,
        ),
  ],
  ['without a session', () => platform.token({ sid: undefined })],
  ['with a subject that is no uuid', () => platform.token({ sub: "' or 1=1" })],
  ['with an unknown role', () => platform.token({ roles: ['ROOT'] })],
  ['with alg none', () => `${encode({ alg: 'none', typ: 'at+jwt', kid: 'k1' })}.${parts()[1]}.`],
  [
    'with alg NoNe and the old signature',
    () => `${encode({ alg: 'NoNe', typ: 'at+jwt', kid: 'k1' })}.${parts()[1]}.${parts()[2]}`,
  ],
  ['stripped of its signature', () => `${parts()[0]}.${parts()[1]}.`],
  ['with a changed payload', () => `${parts()[0]}.${encode({ roles: ['ADMIN'] })}.${parts()[2]}`],
  ['padded', () => `${good}==`],
  ['followed by another', () => `${good} ${good}`],
  ['of 64 KB', () => `a.${'b'.repeat(12_000)}.c`],
  ['not a token', () => 'hello'],
])('a token %s is refused', async (_name, make) => {
  expect(await ask(`Bearer ${await make()}`)).toEqual(refused);
});

// BP-2, S8
test('a token signed by HMAC with the public key, or by RSA, or by an embedded key is refused', async () => {
  const jwk = (platform.of('users').jwks as { keys: object[] }).keys[0];
  const hmacInput = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' })}.${parts()[1]}`;
  for (const secret of [JSON.stringify(jwk), await exportSPKI((await generateKeyPair('ES256')).publicKey)]) {
    const forged = `${hmacInput}.${createHmac('sha256', secret).update(hmacInput).digest('base64url')}`;
    expect(await ask(`Bearer ${forged}`)).toEqual(refused);
  }
  const payload = JSON.parse(Buffer.from(parts()[1], 'base64url').toString()) as Record<string, unknown>;
  for (const alg of ['RS256', 'ES256'] as const) {
    const { privateKey } = await generateKeyPair(alg);
    const forged = await new SignJWT(payload)
      .setProtectedHeader({
        alg,
        typ: 'at+jwt',
        kid: 'k1',
        jku: 'http://evil.example/jwks.json',
        jwk: jwk as never,
      })
      .sign(privateKey);
    expect(await ask(`Bearer ${forged}`)).toEqual(refused);
  }
});

// S8
test('a token in the query string or in another scheme does not count', async () => {
  const query = encodeURIComponent('{ me { id } }');
  const response = await fetch(
    `${platform.origin}/graphql?query=${query}&access_token=${good}&authorization=Bearer%20${good}`,
    {
      headers: { 'content-type': 'application/json' },
    },
  );
  expect(await response.json()).toEqual({ data: { me: null } });
  expect(await ask(`Basic ${good}`)).toEqual(refused);
});

// S8
test('two Authorization headers are refused', async () => {
  const { request } = await import('undici');
  const { statusCode, body } = await request(`${platform.origin}/graphql`, {
    method: 'POST',
    headers: [
      'content-type',
      'application/json',
      'authorization',
      `Bearer ${good}`,
      'authorization',
      `Bearer ${good}`,
    ],
    body: JSON.stringify({ query: '{ me { id } }' }),
    reset: true,
  });
  await body.dump();
  expect(statusCode).toBe(401);
});

// S4, BP-2
test('a socket takes its token from connectionParams, and a bad one closes it with 4403', async () => {
  const open = async (authorization: unknown) => {
    const socket = await RawSocket.open(platform.socketUrl);
    socket.send({ type: 'connection_init', payload: { authorization } });
    return socket;
  };
  const socket = await open(`Bearer ${good}`);
  await socket.message('connection_ack');
  socket.send({ id: '1', type: 'subscribe', payload: { query: '{ me { id } }' } });
  expect(await socket.message('next')).toMatchObject({ payload: { data: { me: { id: 'u1' } } } });
  socket.socket.close();
  for (const bad of ['Bearer x.y.z', `Bearer ${await platform.token({ exp: now() - 1 })}`, 7]) {
    expect(await (await open(bad)).closed).toEqual({ code: 4403, reason: 'Forbidden' });
  }
});

test('a socket ends with 4403 when the token of its person expires', async () => {
  const socket = await RawSocket.open(platform.socketUrl);
  socket.send({
    type: 'connection_init',
    payload: { authorization: `Bearer ${await platform.token({ exp: now() + 2 })}` },
  });
  await socket.message('connection_ack');
  expect(await socket.closed).toEqual({ code: 4403, reason: 'Access token expired' });
});

// S9
test('known keys keep working while users is down', async () => {
  await platform.of('users').kill();
  const { body } = await platform.post('{ projects(first: 1) { nodes { id } } }', {
    headers: { authorization: `Bearer ${good}` },
  });
  expect(body.data.projects.nodes).toHaveLength(1);
  await platform.of('users').start();
});
