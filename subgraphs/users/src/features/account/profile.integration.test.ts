import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, service } from '@gatefold/runtime/identity';
import type { Actor } from '@gatefold/runtime/identity';
import { buildMember, startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { testSettings } from '../../testing/test-settings.js';
import { buildRegistration, registerMember } from './testing/person.factory.js';
import { eventsAbout } from './testing/stored-rows.js';

interface ProfileAnswer {
  readonly user: Record<string, unknown> | null;
  readonly userErrors: readonly { code: string; path: string[] | null }[];
}

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings());
});
afterAll(() => users.stop());

// PF-14
test('changes what is given, keeps what is absent, clears what is null', async () => {
  const { actor } = await registerMember(users, { displayName: 'Ada Example' });
  const avatarUrl = 'https://example.org/ada.png?size=2';
  await updateProfile(actor, { avatarUrl, bio: ' Builds bridges.\nWrites. ' });
  const filled = await updateProfile(actor, { displayName: ' Ada L. ' });
  expect(filled).toMatchObject({
    user: { displayName: 'Ada L.', avatarUrl, bio: 'Builds bridges.\nWrites.' },
    userErrors: [],
  });
  const emptied = await updateProfile(actor, { avatarUrl: null, bio: '' });
  expect(emptied.user).toMatchObject({ displayName: 'Ada L.', avatarUrl: null, bio: null });
});

test('a changed profile is announced as it is afterwards, an unchanged one is not', async () => {
  const { actor, registration } = await registerMember(users);
  await updateProfile(actor, { displayName: 'Ada L.' });
  await updateProfile(actor, { displayName: 'Ada L.' });
  expect((await eventsAbout(users, actor.userId)).slice(1)).toEqual([
    {
      name: 'users.user.profile_changed@1',
      payload: {
        userId: actor.userId,
        username: registration.username,
        displayName: 'Ada L.',
        avatarUrl: null,
      },
    },
  ]);
});

// PS-16, S12
test.each([
  ['displayName', 'null', null],
  ['displayName', 'of blanks', ' '],
  ['displayName', 'that nobody can see', '\u200b\u00ad\u3164'],
  ['displayName', 'that turns the text after it around', 'Ada \u202eecilA'],
  ['displayName', 'above 80 characters', 'x'.repeat(81)],
  ['displayName', 'with a control character', 'a\u0000b'],
  ['avatarUrl', 'without TLS', 'http://example.org/ada.png'],
  ['avatarUrl', 'that is a script', 'javascript:alert(1)'],
  ['avatarUrl', 'that is relative', '/ada.png'],
  ['avatarUrl', 'with credentials', 'https://ada:secret@example.org/ada.png'],
  ['avatarUrl', 'above 2000 characters', `https://example.org/${'a'.repeat(2_000)}`],
  ['bio', 'above 500 characters', 'x'.repeat(501)],
  ['bio', 'with a control character', 'a\u0007b'],
])('refuses the %s %s with its path', async (field, _kind, value) => {
  const { actor } = await registerMember(users);
  const answer = await updateProfile(actor, { [field]: value });
  expect(answer).toMatchObject({
    user: null,
    userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', field] }],
  });
});

test('a display name and a bio keep every script and emoji', async () => {
  const { actor } = await registerMember(users);
  const text = 'Ådä 李 👩‍👩‍👧‍👦 <b>&amp;</b>';
  const answer = await updateProfile(actor, { displayName: text, bio: text });
  expect(answer.user).toMatchObject({ displayName: text, bio: text });
});

test('the username changes, and is announced', async () => {
  const { actor } = await registerMember(users);
  const { username } = buildRegistration();
  const answer = await setUsername(actor, username);
  expect(answer).toMatchObject({ user: { username }, userErrors: [] });
  expect((await eventsAbout(users, actor.userId)).at(-1)).toMatchObject({
    name: 'users.user.profile_changed@1',
    payload: { userId: actor.userId, username },
  });
  const found = await users.execute(
    anonymous,
    'query ($name: String!) { user(username: $name) { username } }',
    {
      name: username,
    },
  );
  expect(found.data).toEqual({ user: { username } });
});

test('the same username again is no change', async () => {
  const { actor, registration } = await registerMember(users);
  expect((await setUsername(actor, registration.username)).userErrors).toEqual([]);
  expect(await eventsAbout(users, actor.userId)).toHaveLength(1);
});

test.each([
  ['Ada-L', 'BAD_USER_INPUT'],
  ['ab', 'BAD_USER_INPUT'],
  ['admin', 'USERNAME_RESERVED'],
])('the username %j is refused as %s', async (username, code) => {
  const { actor } = await registerMember(users);
  const answer = await setUsername(actor, username);
  expect(answer).toMatchObject({ user: null, userErrors: [{ code, path: ['input', 'username'] }] });
});

test('of five people who take one username at once exactly one gets it, the others keep theirs', async () => {
  const people = await Promise.all(Array.from({ length: 5 }, () => registerMember(users)));
  const { username } = buildRegistration();
  const answers = await Promise.all(people.map(({ actor }) => setUsername(actor, username)));
  const refused = answers.filter((answer) => answer.userErrors.length > 0);
  expect(refused).toHaveLength(4);
  for (const answer of refused) {
    expect(answer.userErrors).toMatchObject([{ code: 'USERNAME_TAKEN', path: ['input', 'username'] }]);
  }
});

test('a person without an account any more gets NOT_FOUND', async () => {
  expect((await updateProfile(buildMember(), { bio: 'x' })).userErrors).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
  expect((await setUsername(buildMember(), 'somebody-else')).userErrors).toMatchObject([
    { code: 'NOT_FOUND' },
  ]);
});

// S6
test.each([
  ['anonymous', anonymous],
  ['a service', service('gateway')],
])('%s changes no profile and no username', async (_name, actor) => {
  for (const call of ['updateProfile(input: { bio: "x" })', 'setUsername(input: { username: "somebody" })']) {
    const answer = await users.execute(actor, `mutation { ${call} { user { id } } }`);
    expect(answer.code).toBe('UNAUTHENTICATED');
  }
});

async function updateProfile(actor: Actor, input: Record<string, unknown>): Promise<ProfileAnswer> {
  const answer = await users.execute<{ updateProfile: ProfileAnswer }>(
    actor,
    `mutation ($input: UpdateProfileInput!) {
      updateProfile(input: $input) { user { username displayName avatarUrl bio } userErrors { code path } }
    }`,
    { input },
  );
  expect(answer.errors).toEqual([]);
  return answer.data.updateProfile;
}

async function setUsername(actor: Actor, username: string): Promise<ProfileAnswer> {
  const answer = await users.execute<{ setUsername: ProfileAnswer }>(
    actor,
    `mutation ($input: SetUsernameInput!) {
      setUsername(input: $input) { user { username displayName } userErrors { code path } }
    }`,
    { input: { username } },
  );
  expect(answer.errors).toEqual([]);
  return answer.data.setUsername;
}
