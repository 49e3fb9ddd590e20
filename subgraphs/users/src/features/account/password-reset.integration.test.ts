import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { anonymous } from '@gatefold/runtime/identity';
import { recordStatements } from '@gatefold/runtime/testing';
import { emailsTo, startMailPlatform, tokenFor, type MailPlatform } from '../../testing/mail-platform.js';
import { settle } from '../../testing/settle.js';
import { buildRegistration, logIn, refresh, registerMember } from './testing/person.factory.js';
import { runSql } from './testing/stored-rows.js';
import { resetEmailsPerHourMax } from './use-cases/request-password-reset.js';

const newPassword = 'slow river under bridges';

jest.setTimeout(30_000);

let platform: MailPlatform;
beforeAll(async () => {
  platform = await startMailPlatform();
});
afterAll(() => platform.stop());

function ask(email: string) {
  const query = `mutation ($email: String!) {
    requestPasswordReset(input: { email: $email }) { accepted userErrors { code message path } } }`;
  return platform.users.execute(anonymous, query, { email });
}

async function reset(token: string, password: string = newPassword) {
  const query = `mutation ($token: String!, $password: String!) {
    resetPassword(input: { token: $token, password: $password }) { email userErrors { code path } } }`;
  const { data, errors } = await platform.users.execute<{
    resetPassword: { email: string | null; userErrors: { code: string; path: string[] }[] };
  }>(anonymous, query, { token, password });
  expect(errors).toEqual([]);
  return data.resetPassword;
}

/** Somebody with an open session and a link to choose a new password. */
async function forgetful() {
  const person = await registerMember(platform.users);
  await settle(platform.users);
  await ask(person.registration.email);
  await settle(platform.users);
  const { email, password } = person.registration;
  return { ...person, email, password, token: tokenFor(platform.smtp, email) };
}

const refused = { email: null, userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'token'] }] };

test('the owner of the mailbox chooses a new password, and every session ends', async () => {
  const { email, password, token, signIn } = await forgetful();
  const second = await logIn(platform.users, email, password);
  expect(await reset(token)).toEqual({ email, userErrors: [] });
  for (const { refreshToken } of [signIn, second]) {
    const answer = await refresh(platform.users, refreshToken);
    expect(answer.userErrors).toMatchObject([{ code: 'SESSION_EXPIRED' }]);
  }
  expect((await logIn(platform.users, email, password)).userErrors).toMatchObject([
    { code: 'INVALID_CREDENTIALS' },
  ]);
  expect((await logIn(platform.users, email, newPassword)).userErrors).toEqual([]);
});

test('choosing a password confirms the address and ends a wait after wrong guesses', async () => {
  const { actor, email, token } = await forgetful();
  for (let guess = 0; guess < 6; guess += 1) await logIn(platform.users, email, 'a wrong guess');
  await reset(token);
  expect((await logIn(platform.users, email, newPassword)).userErrors).toEqual([]);
  const { data } = await platform.users.execute(actor, '{ me { emailVerified } }');
  expect(data).toEqual({ me: { emailVerified: true } });
});

// S14
test('a known and an unknown address get the same answer after the same statements', async () => {
  const { registration } = await registerMember(platform.users);
  const observe = async (email: string) => {
    let answer: unknown;
    const statements = await recordStatements(async () => (answer = await ask(email)));
    return { answer, statements };
  };
  const known = await observe(registration.email);
  const unknown = await observe(buildRegistration().email);
  expect(unknown).toEqual(known);
  expect(known.answer).toMatchObject({
    errors: [],
    data: { requestPasswordReset: { accepted: true, userErrors: [] } },
  });
});

test('nobody is written to at an unknown address, and nothing about it is kept', async () => {
  const { email } = buildRegistration();
  await ask(email);
  await settle(platform.users);
  expect(emailsTo(platform.smtp, email)).toEqual([]);
  const kept = await runSql(platform.users, 'select payload::text from users_jobs._private_jobs');
  expect(JSON.stringify(kept)).not.toContain(email);
});

test('the address is found in any letter case', async () => {
  const { registration } = await registerMember(platform.users);
  await ask(` ${registration.email.toUpperCase()} `.trim());
  await settle(platform.users);
  expect(emailsTo(platform.smtp, registration.email)[0]?.subject).toBe('Choose a new password');
});

test(`one mailbox gets ${resetEmailsPerHourMax} links within an hour`, async () => {
  const { registration } = await registerMember(platform.users);
  for (let count = 0; count < resetEmailsPerHourMax + 2; count += 1) {
    await ask(registration.email);
    await settle(platform.users);
  }
  const links = emailsTo(platform.smtp, registration.email).filter(({ subject }) => /password/.test(subject));
  expect(links).toHaveLength(resetEmailsPerHourMax);
});

test('a link works once, even for two at the same time, and takes the others of the account with it', async () => {
  const { email, token } = await forgetful();
  await ask(email);
  await settle(platform.users);
  const other = tokenFor(platform.smtp, email);
  expect(other).not.toBe(token);
  const answers = await Promise.all([reset(token), reset(token, 'another slow river')]);
  expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  expect(await reset(token)).toEqual(refused);
  expect(await reset(other)).toEqual(refused);
});

test('a link works for one hour', async () => {
  const { actor, token } = await forgetful();
  const [row] = await runSql(
    platform.users,
    `select extract(epoch from expires_at - now())::float8 as seconds from account_token
     where account_id = $1 and purpose = 'SET_PASSWORD'`,
    [actor.userId],
  );
  expect(Math.abs((row?.['seconds'] as number) - 3_600)).toBeLessThan(120);
  await runSql(platform.users, 'update account_token set expires_at = now() where account_id = $1', [
    actor.userId,
  ]);
  expect(await reset(token)).toEqual(refused);
});

test('a tampered token and one that confirms addresses are refused', async () => {
  const { token } = await forgetful();
  const flipped = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
  for (const wrong of [flipped, '', `${token} `]) expect(await reset(wrong)).toEqual(refused);
  const { registration } = await registerMember(platform.users);
  await settle(platform.users);
  expect(await reset(tokenFor(platform.smtp, registration.email))).toEqual(refused);
});

test('a weak password is refused at its field, and the link still works', async () => {
  const { email, token } = await forgetful();
  for (const weak of ['short', 'password123', email]) {
    expect((await reset(token, weak)).userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'password'] },
    ]);
  }
  expect((await reset(token)).userErrors).toEqual([]);
});
