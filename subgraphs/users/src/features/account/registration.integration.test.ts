import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fromGlobalId } from '@gatefold/schema';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { testSettings } from '../../testing/test-settings.js';
import { buildRegistration, register, registerMember } from './testing/person.factory.js';
import { eventsAbout, runSql } from './testing/stored-rows.js';

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings());
});
afterAll(() => users.stop());

test('registering signs the person in and sets the refresh cookie', async () => {
  const registration = buildRegistration();
  const answer = await register(users, registration);
  expect(answer).toMatchObject({
    accessToken: expect.any(String),
    expiresAt: expect.any(String),
    user: { username: registration.username, email: registration.email, roles: ['MEMBER'] },
    userErrors: [],
  });
  expect(answer.setCookies).toEqual([
    `gf_refresh=${answer.refreshToken}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax; Secure`,
  ]);
  expect(answer.refreshToken).toMatch(/^[\w-]{43}$/);
});

// PS-3
test('registering is announced with the account, in the same transaction', async () => {
  const { username, displayName, email, password } = buildRegistration({ displayName: '  Ada  ' });
  const answer = await register(users, { username, displayName, email: email.toUpperCase(), password });
  const userId = fromGlobalId('User', answer.user?.id ?? '') ?? '';
  expect(await eventsAbout(users, userId)).toEqual([
    {
      name: 'users.user.registered@1',
      payload: { userId, username, displayName: 'Ada', avatarUrl: null, email },
    },
  ]);
});

// PS-16
test.each([
  ['email', 'without a domain', 'nobody'],
  ['email', 'above 254 characters', `${'a'.repeat(250)}@example.org`],
  ['username', 'of two characters', 'ab'],
  ['username', 'of 31 characters', 'a'.repeat(31)],
  ['username', 'with upper case', 'Ada'],
  ['username', 'with a leading hyphen', '-ada'],
  ['username', 'with a trailing hyphen', 'ada-'],
  ['username', 'with two hyphens', 'a--da'],
  ['username', 'with an underscore', 'ada_b'],
  ['username', 'with other letters', 'ädä'],
  ['password', 'of nine characters', 'lanterns1'],
  ['password', 'above 200 characters', 'x'.repeat(201)],
  ['password', 'that everybody tries', 'Password123'],
  ['password', 'of one repeated character', 'aaaaaaaaaaaa'],
  ['displayName', 'that is empty', ''],
  ['displayName', 'of blanks', '   '],
  ['displayName', 'of two lines', 'two\nlines'],
  ['displayName', 'above 80 characters', 'x'.repeat(81)],
])('refuses the %s %s with its path and stores nothing', async (field, _kind, value) => {
  const registration = buildRegistration({ [field]: value });
  const answer = await register(users, registration);
  expect(answer).toMatchObject({
    accessToken: null,
    user: null,
    userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', field] }],
    setCookies: [],
  });
  expect(await runSql(users, 'select 1 from personal_data where email = $1', [registration.email])).toEqual(
    [],
  );
});

test.each(['email', 'username'] as const)('refuses the %s as password', async (field) => {
  const registration = buildRegistration();
  const answer = await register(users, { ...registration, password: registration[field].toUpperCase() });
  expect(answer.userErrors).toMatchObject([{ code: 'BAD_USER_INPUT', path: ['input', 'password'] }]);
});

test('keeps the names of the platform', async () => {
  const answer = await register(users, buildRegistration({ username: 'graphql' }));
  expect(answer.userErrors).toMatchObject([{ code: 'USERNAME_RESERVED', path: ['input', 'username'] }]);
});

test('refuses an e-mail address that is taken, in any spelling', async () => {
  const { registration } = await registerMember(users);
  const answer = await register(users, buildRegistration({ email: registration.email.toUpperCase() }));
  expect(answer).toMatchObject({
    user: null,
    userErrors: [{ code: 'EMAIL_TAKEN', path: ['input', 'email'] }],
    setCookies: [],
  });
});

test('of ten people who take one username at once exactly one gets it', async () => {
  const { username } = buildRegistration();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => register(users, buildRegistration({ username }))),
  );
  const refused = answers.filter((answer) => answer.userErrors.length > 0);
  expect(refused).toHaveLength(9);
  for (const answer of refused) {
    expect(answer.userErrors).toMatchObject([{ code: 'USERNAME_TAKEN', path: ['input', 'username'] }]);
  }
});

test('of ten people who take one e-mail address at once exactly one gets it, and no account is left over', async () => {
  const { email } = buildRegistration();
  const registrations = Array.from({ length: 10 }, () => buildRegistration({ email }));
  const answers = await Promise.all(registrations.map((registration) => register(users, registration)));
  expect(answers.filter((answer) => answer.userErrors[0]?.code === 'EMAIL_TAKEN')).toHaveLength(9);
  const usernames = registrations.map((registration) => registration.username);
  expect(await runSql(users, 'select id from account where username = any($1)', [usernames])).toHaveLength(1);
});

// RA-27, S16
test('the password is stored as an argon2id hash with the parameters of OWASP', async () => {
  const { actor } = await registerMember(users);
  const [row] = await runSql(users, 'select password_hash from credential where account_id = $1', [
    actor.userId,
  ]);
  expect(row?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
