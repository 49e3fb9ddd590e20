import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { anonymous, service } from '@gatefold/runtime/identity';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import { pino } from 'pino';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { testSettings } from '../../testing/test-settings.js';
import { removeExpiredSessionsJob } from './jobs/remove-expired-sessions.js';
import { buildRegistration, logIn, registerMember } from './testing/person.factory.js';
import { runSql } from './testing/stored-rows.js';
import { logIn as logInUseCase } from './use-cases/log-in.js';

const pairMax = 5;
const accountMax = 10;
const addressMax = 20;

jest.setTimeout(30_000);

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  const settings = testSettings({
    LOGIN_FAILURES_MAX: pairMax,
    LOGIN_ACCOUNT_FAILURES_MAX: accountMax,
    LOGIN_ADDRESS_FAILURES_MAX: addressMax,
  });
  users = await startTestSubgraph(subgraph, settings);
});
afterAll(() => users.stop());

let addresses = 0;
/** An address that no other test has. */
function newAddress(): string {
  addresses += 1;
  return `203.0.${Math.floor(addresses / 250)}.${(addresses % 250) + 1}`;
}
async function guess(email: string, clientAddress: string, times = 1): Promise<(string | undefined)[]> {
  const codes = [];
  for (let count = 0; count < times; count += 1) {
    codes.push((await logIn(users, email, `guess ${count}`, { clientAddress })).userErrors[0]?.code);
  }
  return codes;
}
const ownerFrom = ({ email, password }: { email: string; password: string }, clientAddress: string) =>
  logIn(users, email, password, { clientAddress });
/** Guesses from ever new addresses until strangers have to pause. */
async function attackFromEverywhere(email: string): Promise<void> {
  for (let count = 0; count < accountMax; count += 1) await guess(email, newAddress());
}

/** As if more guesses had made the pause of the account 64 s long. */
const pauseForAMinute = () =>
  runSql(users, 'update login_attempt set attempts = attempts + 6 where attempts = $1', [accountMax]);

// S14
test('guesses from one address do not lock the owner out at another', async () => {
  const { registration } = await registerMember(users);
  const codes = await guess(registration.email, newAddress(), pairMax + 1);
  expect(codes.at(-1)).toBe('RATE_LIMITED');
  expect((await ownerFrom(registration, newAddress())).userErrors).toEqual([]);
});

// S14
test('the addresses of one IPv6 network count as one', async () => {
  const { registration } = await registerMember(users);
  for (let host = 1; host <= pairMax; host += 1) await guess(registration.email, `2001:db8:7:7::${host}`);
  expect(await guess(registration.email, '2001:db8:7:7:aaaa::1')).toEqual(['RATE_LIMITED']);
  expect(await guess(registration.email, '2001:db8:7:8::1')).toEqual(['INVALID_CREDENTIALS']);
});

// S14
test('beyond the limit of the account strangers pause ever longer, and are told how long', async () => {
  const { registration } = await registerMember(users);
  await attackFromEverywhere(registration.email);
  await pauseForAMinute();
  const refused = await logIn(users, registration.email, 'guess', { clientAddress: newAddress() });
  expect(refused.userErrors).toMatchObject([
    { code: 'RATE_LIMITED', message: expect.stringMatching(/ in [4-6]\d seconds/) },
  ]);
});

// S14
test('after a pause one of 50 parallel guesses from as many addresses is run', async () => {
  const { registration } = await registerMember(users);
  await attackFromEverywhere(registration.email);
  await pauseForAMinute();
  await runSql(users, "update login_attempt set last_at = last_at - interval '65 seconds'");
  const guesses = Array.from({ length: 50 }, () => guess(registration.email, newAddress()));
  const codes = (await Promise.all(guesses)).flat();
  expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(1);
});

// S14
test('who signed in from a network before signs in from there while the account is under attack', async () => {
  const { registration } = await registerMember(users);
  const home = newAddress();
  await ownerFrom(registration, home);
  await attackFromEverywhere(registration.email);
  expect((await ownerFrom(registration, home)).userErrors).toEqual([]);
});

// S14
test('a browser with a session of the account signs in from anywhere, but guesses no more than others', async () => {
  const { registration, signIn } = await registerMember(users);
  const shared = newAddress();
  await guess(registration.email, shared, pairMax);
  await attackFromEverywhere(registration.email);
  const from = { clientAddress: shared, refreshCookie: signIn.refreshToken };
  const stranger = await registerMember(users);
  const foreign = { clientAddress: shared, refreshCookie: stranger.signIn.refreshToken };
  const attempt = (password: string, origin: typeof from) =>
    logIn(users, registration.email, password, origin).then(({ userErrors }) => userErrors[0]?.code);
  expect(await attempt(registration.password, foreign)).toBe('RATE_LIMITED');
  expect(await attempt(registration.password, from)).toBeUndefined();
  for (let count = 0; count < pairMax; count += 1) await attempt('guess', from);
  expect(await attempt(registration.password, from)).toBe('RATE_LIMITED');
});

// S14
test('one address may fail at many accounts only so often; signing in costs it nothing', async () => {
  const { registration } = await registerMember(users);
  const address = newAddress();
  for (let count = 0; count < addressMax - 1; count += 1) await guess(buildRegistration().email, address);
  expect((await ownerFrom(registration, address)).userErrors).toEqual([]);
  expect(await guess(buildRegistration().email, address)).toEqual(['INVALID_CREDENTIALS']);
  expect(await guess(buildRegistration().email, address)).toEqual(['RATE_LIMITED']);
  expect((await ownerFrom(registration, newAddress())).userErrors).toEqual([]);
});

test('the job forgets counts that are over and places of long ago', async () => {
  const { registration, actor } = await registerMember(users);
  await ownerFrom(registration, newAddress());
  await runSql(users, 'update login_attempt set forget_at = now()');
  await runSql(users, "update known_place set seen_at = now() - interval '90 days' where account_id = $1", [
    actor.userId,
  ]);
  await removeExpiredSessionsJob.run(users.as(service('users')));
  expect(await runSql(users, 'select 1 from login_attempt')).toEqual([]);
  expect(await runSql(users, 'select 1 from known_place where account_id = $1', [actor.userId])).toEqual([]);
});

// RA-28
test('a login is logged with the person and the address, without the password', async () => {
  const { registration, actor } = await registerMember(users);
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  const clientAddress = newAddress();
  await logInUseCase({ ...users.as(anonymous), log, clientAddress }, registration);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { msg: 'user_login', user_id: actor.userId, method: 'password', ip: clientAddress },
  ]);
  expect(lines.join()).not.toContain(registration.password);
});
