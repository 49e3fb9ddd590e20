import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { anonymous } from '@gatefold/runtime/identity';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { turnsMax } from '../../services/password-hasher.js';
import { testSettings } from '../../testing/test-settings.js';
import { buildRegistration, logIn, registerMember, sessionOf } from './testing/person.factory.js';
import { runSql } from './testing/stored-rows.js';

const loginFailuresMax = 5;

jest.setTimeout(30_000);

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings({ LOGIN_FAILURES_MAX: loginFailuresMax }));
});
afterAll(() => users.stop());

// RA-3
test('the right password signs in, with any spelling of the address', async () => {
  const { registration } = await registerMember(users);
  const answer = await logIn(users, `  ${registration.email.toUpperCase()} `, registration.password);
  expect(answer).toMatchObject({
    accessToken: expect.any(String),
    user: { username: registration.username, email: registration.email, roles: ['MEMBER'] },
    userErrors: [],
  });
  expect(answer.refreshToken).not.toBe('');
});

test('each login is a session of its own', async () => {
  const { registration, signIn } = await registerMember(users);
  const answer = await logIn(users, registration.email, registration.password);
  expect(sessionOf(answer)).not.toBe(sessionOf(signIn));
});

test('a password typed with other code points of the same characters fits', async () => {
  const { registration } = await registerMember(users, { password: 'caf\u00e9 by the harbour' });
  const answer = await logIn(users, registration.email, 'cafe\u0301 by the harbour');
  expect(answer.userErrors).toEqual([]);
});

test('an unknown address and a wrong password get the same answer', async () => {
  const { registration } = await registerMember(users);
  const wrong = await logIn(users, registration.email, 'another password');
  const unknown = await logIn(users, buildRegistration().email, 'another password');
  expect(wrong.userErrors).toMatchObject([{ code: 'INVALID_CREDENTIALS' }]);
  expect(unknown).toEqual(wrong);
  expect(wrong).toMatchObject({ accessToken: null, user: null, setCookies: [] });
});

test('an unknown address costs as much hashing as a wrong password', async () => {
  const { passwords } = users.platform.services;
  const hash = await passwords.hash('quiet harbour lantern');
  const spent = async (passwordHash: string | undefined): Promise<number> => {
    const start = process.cpuUsage();
    for (let count = 0; count < 5; count += 1) await passwords.verify(passwordHash, 'another password');
    return process.cpuUsage(start).user;
  };
  const [known, unknown] = [await spent(hash), await spent(undefined)];
  expect(unknown / known).toBeGreaterThan(0.5);
  expect(unknown / known).toBeLessThan(2);
});

test('no password fits a person without a hash', async () => {
  expect(await users.platform.services.passwords.verify(undefined, 'anything at all')).toBe(false);
});

test('refuses a password above the limit without hashing it', async () => {
  const answer = await logIn(users, buildRegistration().email, 'x'.repeat(201));
  expect(answer.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'password'] }]);
});

// S14, PS-14
test('of 50 parallel guesses at one account exactly five are tried', async () => {
  const { registration } = await registerMember(users);
  const guesses = Array.from({ length: 50 }, (_, guess) =>
    logIn(users, registration.email, `guess number ${guess}`),
  );
  const codes = (await Promise.all(guesses)).map((answer) => answer.userErrors[0]?.code);
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(loginFailuresMax);
  expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(50 - loginFailuresMax);
});

test('beyond the limit even the right password waits, and the answer says how long', async () => {
  const { registration } = await registerMember(users);
  await failToLogIn(registration.email, loginFailuresMax);
  const answer = await logIn(users, registration.email, registration.password);
  expect(answer.userErrors).toMatchObject([
    { code: 'RATE_LIMITED', message: expect.stringContaining('Try again in 15 minutes.') },
  ]);
});

test('after the window the person signs in again', async () => {
  const { registration } = await registerMember(users);
  await failToLogIn(registration.email, loginFailuresMax + 1);
  await runSql(users, "update login_attempt set forget_at = now() - interval '1 second'");
  const answer = await logIn(users, registration.email, registration.password);
  expect(answer.userErrors).toEqual([]);
});

test('a success forgets the failures before it', async () => {
  const { registration } = await registerMember(users);
  await failToLogIn(registration.email, loginFailuresMax - 1);
  await logIn(users, registration.email, registration.password);
  const codes = await failToLogIn(registration.email, loginFailuresMax - 1);
  expect(new Set(codes)).toEqual(new Set(['INVALID_CREDENTIALS']));
});

test('guesses at an unknown address are limited alike, and the address is not kept', async () => {
  const { email } = buildRegistration();
  const codes = await failToLogIn(email, loginFailuresMax + 1);
  expect(codes.at(-1)).toBe('RATE_LIMITED');
  const rows = await runSql(users, "select encode(counter, 'escape') as hash from login_attempt");
  expect(JSON.stringify(rows)).not.toContain(email);
});

test('guesses at one account do not lock another', async () => {
  const [target, other] = [await registerMember(users), await registerMember(users)];
  await failToLogIn(target.registration.email, loginFailuresMax + 1);
  const answer = await logIn(users, other.registration.email, other.registration.password);
  expect(answer.userErrors).toEqual([]);
});

async function failToLogIn(email: string, times: number): Promise<(string | undefined)[]> {
  const codes = [];
  for (let count = 0; count < times; count += 1) {
    codes.push((await logIn(users, email, `wrong password ${count}`)).userErrors[0]?.code);
  }
  return codes;
}

// S14
test('of a crowd of logins at once those beyond the capacity are sent away at once, uncounted', async () => {
  const { registration } = await registerMember(users);
  const crowd = Array.from({ length: 4 * turnsMax }, () =>
    logIn(users, buildRegistration().email, 'a guess'),
  );
  const ours = await Promise.all(
    Array.from({ length: loginFailuresMax + 1 }, () => logIn(users, registration.email, 'a guess')),
  );
  const codes = (await Promise.all(crowd)).map(({ userErrors }) => userErrors[0]?.code);
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS').length).toBeLessThanOrEqual(turnsMax);
  expect(ours.map(({ userErrors }) => userErrors[0]?.code)).toContain('RATE_LIMITED');
  const answer = await logIn(users, registration.email, registration.password);
  expect(answer.userErrors).toEqual([]);
});

// S14
test('one operation signs in once, however often it names a login', async () => {
  const query = `mutation ($input: LoginInput!) { a: login(input: $input) { userErrors { code } } b: login(input: $input) { userErrors { code } } }`;
  const input = { email: buildRegistration().email, password: 'a guess' };
  const { data } = await users.execute(anonymous, query, { input });
  expect(data).toEqual({
    a: { userErrors: [{ code: 'INVALID_CREDENTIALS' }] },
    b: { userErrors: [{ code: 'RATE_LIMITED' }] },
  });
});
