import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { testSettings } from '../../testing/test-settings.js';
import { buildRegistration, logIn, register, registerMember } from './testing/person.factory.js';

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings());
});
afterAll(() => users.stop());

test('a registered person is signed in, and signs in again with any spelling of the address', async () => {
  const registration = buildRegistration();
  const registered = await register(users, registration);
  expect(registered).toMatchObject({
    accessToken: expect.any(String),
    user: { username: registration.username, email: registration.email, roles: ['MEMBER'] },
    userErrors: [],
  });
  const again = await logIn(users, `  ${registration.email.toUpperCase()} `, registration.password);
  expect(again).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
});

test('me is the signed-in person', async () => {
  const { actor, registration } = await registerMember(users);
  const answer = await users.execute(actor, '{ me { username email roles tier } }');
  expect(answer).toMatchObject({
    errors: [],
    data: {
      me: { username: registration.username, email: registration.email, roles: ['MEMBER'], tier: 'FREE' },
    },
  });
});
