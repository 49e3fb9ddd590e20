import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { eventually } from '../testing/eventually.js';
import { TestPlatform } from '../testing/test-platform.js';

// S9

const everyMs = 20;
let platform: TestPlatform;
beforeAll(async () => {
  platform = await TestPlatform.start();
});
afterAll(() => platform.stop());

test('while keys rotate under 50 requests a second, also with users down and unknown keys tried, no good one fails', async () => {
  const old = await platform.token();
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const next = { ...(await exportJWK(publicKey)), kid: 'k2', alg: 'ES256', use: 'sig' };
  const fresh = await new SignJWT(decodeJwt(old))
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'k2' })
    .sign(privateKey);
  const unknown = await platform.token({}, { kid: 'k3' });
  const statusOf = async (token: string) =>
    (await platform.post('{ plans }', { headers: { authorization: `Bearer ${token}` } })).status;

  let tokens = [old];
  let isOver = false;
  const statuses: Promise<number>[] = [];
  const load = async () => {
    for (; !isOver; await delay(everyMs)) {
      statuses.push(statusOf(tokens[statuses.length % tokens.length] as string));
    }
  };
  const rotate = async () => {
    await delay(300);
    const users = platform.of('users');
    const { keys } = users.jwks as { keys: object[] };
    users.jwks = { keys: [...keys, next] };
    // Users publishes a key an hour before it signs with it: time enough for the gateway's cool-down of 5 s.
    await eventually('the next key is known', async () => (await statusOf(fresh)) === 200);
    tokens = [old, fresh];
    expect(await statusOf(unknown)).toBe(401);
    await delay(300);
    await users.kill();
    expect(await statusOf(unknown)).toBe(401);
    await delay(300);
    await users.start();
  };
  await Promise.all([load(), rotate().finally(() => (isOver = true))]);
  expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
  expect(statuses.length).toBeGreaterThan(20);
});
