import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { service } from '@gatefold/runtime/identity';
import type { Operation } from '@gatefold/runtime/operation';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify, type JWTVerifyResult } from 'jose';
import { createUsersServices, type UsersServices } from '../../services/index.js';
import type { UsersSettings } from '../../settings.js';
import subgraph from '../../subgraph.js';
import { lineUp } from '../../testing/line-up.js';
import { testSettings } from '../../testing/test-settings.js';
import { rotateSigningKeysJob } from './jobs/rotate-signing-keys.js';

const subject = {
  userId: '0198c0de-0000-7000-8000-000000000001',
  sessionId: '0198c0de-0000-7000-8000-000000000002',
  username: 'ada',
  roles: ['MEMBER'] as const,
};

jest.setTimeout(30_000);

let users: TestSubgraph<UsersServices>;
beforeEach(async () => {
  users = await startTestSubgraph(subgraph, testSettings());
});
afterEach(() => users.stop());

// BP-2
test('an access token verifies with the published keys and says exactly what was agreed', async () => {
  const { token, expiresAt } = await issue(await anotherProcess());
  const { payload, protectedHeader } = await verify(token);
  expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: (await publishedKids())[0] });
  expect(payload).toEqual({
    iss: 'gatefold',
    aud: 'gatefold-api',
    sub: subject.userId,
    sid: subject.sessionId,
    username: 'ada',
    roles: ['MEMBER'],
    iat: expect.any(Number),
    exp: expiresAt.getTime() / 1_000,
  });
  expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
});

// S16
test('the published keys hold no private part, and the database holds it only sealed', async () => {
  const operation = users.as(service('users'));
  for (const jwk of await users.platform.services.signingKeys.published(operation)) {
    expect(Object.keys(jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  }
  const [row] = await sql('select sealed_private_jwk as sealed, master_key_id as id from signing_key');
  expect(String(row?.['sealed'])).not.toContain('"d"');
  expect(row?.['id']).toMatch(/^[0-9a-f]{16}$/);
});

// R15
test('twenty processes that start at once make one key', async () => {
  await sql('delete from signing_key');
  const processes = await Promise.all(Array.from({ length: 20 }, () => anotherProcess()));
  await lineUp(users.database, { table: 'signing_key', waiting: 4 }, () =>
    processes.map((process) => process.services.signingKeys.bringUpToDate(process)),
  );
  expect(await publishedKids()).toHaveLength(1);
});

// S9
test('rotation publishes the next key first, signs with it later, and no token is refused on the way', async () => {
  const [oldKid] = await publishedKids();
  const before = await issue(await anotherProcess());

  await letKeysAge('31 days');
  await rotateSigningKeysJob.run(users.as(service('users')));
  const both = await publishedKids();
  expect(both).toHaveLength(2);
  const waiting = await issue(await anotherProcess());
  expect(kidOf(waiting)).toBe(oldKid);

  await letKeysAge('61 minutes');
  const after = await issue(await anotherProcess());
  expect(kidOf(after)).toBe(both.find((kid) => kid !== oldKid));
  for (const { token } of [before, waiting, after]) {
    expect((await verify(token)).payload.sub).toBe(subject.userId);
  }

  await rotateSigningKeysJob.run(users.as(service('users')));
  expect(await publishedKids()).toHaveLength(2);
  await letKeysAge('1 hour');
  await rotateSigningKeysJob.run(users.as(service('users')));
  expect(await publishedKids()).toEqual([kidOf(after)]);
});

test('a young key is not rotated', async () => {
  const kids = await publishedKids();
  await letKeysAge('29 days');
  await rotateSigningKeysJob.run(users.as(service('users')));
  expect(await publishedKids()).toEqual(kids);
});

test('the age at which a key is replaced is a setting', async () => {
  await letKeysAge('2 days');
  const daily = await anotherProcess({ SIGNING_KEY_AGE_DAYS: 1 });
  await daily.services.signingKeys.bringUpToDate(daily);
  expect(await publishedKids()).toHaveLength(2);
});

// BP-32
test('after a change of MASTER_KEY tokens are signed with a new key and the old ones stay valid', async () => {
  const before = await issue(await anotherProcess());
  const restarted = await anotherProcess({ MASTER_KEY: Buffer.alloc(32, 9) });
  await expect(issue(restarted)).rejects.toThrow('MASTER_KEY');
  await restarted.services.signingKeys.bringUpToDate(restarted);
  const after = await issue(restarted);
  expect(kidOf(after)).not.toBe(kidOf(before));
  await verify(before.token);
  await verify(after.token);
});

/** The service of another process of users: nothing remembered, the same database. */
async function anotherProcess(settings: Partial<UsersSettings> = {}): Promise<Operation<UsersServices>> {
  const services = await createUsersServices(testSettings(settings));
  return { ...users.as(service('users')), services };
}

function issue(operation: Operation<UsersServices>) {
  return operation.services.accessTokens.issue(operation, subject);
}

function kidOf({ token }: { token: string }): string | undefined {
  return decodeProtectedHeader(token).kid;
}

async function publishedKids(): Promise<(string | undefined)[]> {
  const keys = await users.platform.services.signingKeys.published(users.as(service('users')));
  return keys.map((key) => key.kid);
}

async function verify(token: string): Promise<JWTVerifyResult> {
  const keys = await users.platform.services.signingKeys.published(users.as(service('users')));
  return jwtVerify(token, createLocalJWKSet({ keys: [...keys] }), {
    algorithms: ['ES256'],
    issuer: 'gatefold',
    audience: 'gatefold-api',
    typ: 'at+jwt',
  });
}

/** Moves every key back in time. */
function letKeysAge(interval: string) {
  return sql(
    'update signing_key set created_at = created_at - $1::interval, signs_from = signs_from - $1::interval',
    [interval],
  );
}

function sql(text: string, params: readonly unknown[] = []) {
  return users.as(service('test')).transaction((tx) => tx.sql(text, params));
}
