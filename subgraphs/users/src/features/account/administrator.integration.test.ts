import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { service } from '@gatefold/runtime/identity';
import { ConfigError } from '@gatefold/runtime/config';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { testSettings } from '../../testing/test-settings.js';
import { logIn, refresh, registerMember } from './testing/person.factory.js';
import { eventsAbout, runSql } from './testing/stored-rows.js';
import { ensureAdministrator } from './use-cases/ensure-administrator.js';

const email = 'Operator@Example.org';
const password = 'steady copper kettle';

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password }));
});
afterAll(() => users.stop());

const ensure = (settings: { email: string | undefined; password: string | undefined }) =>
  ensureAdministrator(users.as(service('users')), settings);

test('the administrator of the settings exists after boot and signs in', async () => {
  const answer = await logIn(users, email, password);
  expect(answer).toMatchObject({
    user: { username: 'administrator', email: email.toLowerCase(), roles: ['MEMBER', 'ADMIN'] },
    userErrors: [],
  });
});

test('ten boots at once make one administrator and announce one account', async () => {
  const second = { email: 'second@example.org', password };
  await Promise.all(Array.from({ length: 10 }, () => ensure(second)));
  const rows = await runSql(users, 'select account_id from personal_data where email = $1', [second.email]);
  expect(rows).toHaveLength(1);
  expect(await eventsAbout(users, rows[0]?.['account_id'] as string)).toHaveLength(1);
});

test('a later boot with another password changes nothing for an administrator', async () => {
  await ensure({ email, password: 'some other password' });
  expect((await logIn(users, email, password)).userErrors).toEqual([]);
});

test('somebody who took the address before loses password and sessions to the operator', async () => {
  const { registration, signIn } = await registerMember(users);
  await ensure({ email: registration.email, password });
  expect((await logIn(users, registration.email, registration.password)).userErrors).toMatchObject([
    { code: 'INVALID_CREDENTIALS' },
  ]);
  expect((await refresh(users, signIn.refreshToken)).userErrors).toMatchObject([{ code: 'SESSION_EXPIRED' }]);
  const answer = await logIn(users, registration.email, password);
  expect(answer.user).toMatchObject({ username: registration.username, roles: ['MEMBER', 'ADMIN'] });
});

test('an address without a password is a wrong configuration, a password alone makes nobody', async () => {
  await expect(ensure({ email, password: undefined })).rejects.toThrow(ConfigError);
  const count = () => runSql(users, "select account_id from personal_data where 'ADMIN' = any(roles)");
  const before = await count();
  await ensure({ email: undefined, password });
  expect(await count()).toEqual(before);
});
