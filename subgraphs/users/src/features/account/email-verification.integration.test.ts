import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { userRegistered } from '@gatefold/schema';
import { anonymous, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { emailsTo, startMailPlatform, tokenFor, type MailPlatform } from '../../testing/mail-platform.js';
import { settle } from '../../testing/settle.js';
import { registerMember } from './testing/person.factory.js';
import { eventsAbout, runSql } from './testing/stored-rows.js';
import { emailsPerHourMax } from './use-cases/request-email-verification.js';

// PS-3, journey 1

interface Payload {
  readonly email: string | null;
  readonly queued: boolean | null;
  readonly userErrors: readonly { code: string; path: string[] | null }[];
}

const demoEmail = 'demo@gatefold.example';

let platform: MailPlatform;
beforeAll(async () => {
  platform = await startMailPlatform({ DEMO_EMAIL: demoEmail });
});
afterAll(() => platform.stop());

/** Somebody who registered and whose e-mail has arrived. */
async function newcomer() {
  const person = await registerMember(platform.users);
  await settle(platform.users);
  return { ...person, email: person.registration.email };
}

async function run(actor: Actor, field: string, query: string, variables = {}): Promise<Payload> {
  const { data, errors } = await platform.users.execute<Record<string, Payload>>(actor, query, variables);
  expect(errors).toEqual([]);
  return data[field] as Payload;
}

const verify = (token: string, actor: Actor = anonymous) =>
  run(
    actor,
    'verifyEmail',
    'mutation ($token: String!) { verifyEmail(input: { token: $token }) { email userErrors { code path } } }',
    { token },
  );

const resend = (actor: Actor) =>
  run(
    actor,
    'requestEmailVerification',
    'mutation { requestEmailVerification { queued userErrors { code path } } }',
  );

async function isVerified(username: string, viewer: Actor): Promise<unknown> {
  const query = 'query ($username: String!) { user(username: $username) { emailVerified } }';
  const { data } = await platform.users.execute<{ user: { emailVerified: unknown } }>(viewer, query, {
    username,
  });
  return data.user.emailVerified;
}

const refused = { email: null, userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'token'] }] };

test('whoever registers is sent a link, and following it confirms the address', async () => {
  const { actor, registration, email } = await newcomer();
  expect(await isVerified(registration.username, actor)).toBe(false);
  expect(await verify(tokenFor(platform.smtp, email))).toEqual({ email, userErrors: [] });
  expect(await isVerified(registration.username, actor)).toBe(true);
  expect(await eventsAbout(platform.users, actor.userId)).toContainEqual({
    name: 'users.email.verified@1',
    payload: { userId: actor.userId, email },
  });
});

test('a registration that is delivered twice sends one e-mail', async () => {
  const { actor, registration, email } = await newcomer();
  const { username, displayName } = registration;
  const event = { userId: actor.userId, username, displayName, avatarUrl: null, email };
  await platform.users.deliver(userRegistered, event);
  await settle(platform.users);
  expect(emailsTo(platform.smtp, email)).toHaveLength(1);
});

test('what the person typed is not in an e-mail that may reach a stranger', async () => {
  const bait = 'WIN https://bait.example <b>now</b>';
  const { registration } = await registerMember(platform.users, { displayName: bait });
  await settle(platform.users);
  const [sent] = emailsTo(platform.smtp, registration.email);
  expect(`${sent?.subject} ${sent?.text} ${sent?.html}`).not.toContain('bait');
});

test('a link works once, even for many at the same time', async () => {
  const { email } = await newcomer();
  const token = tokenFor(platform.smtp, email);
  const answers = await Promise.all(Array.from({ length: 5 }, () => verify(token)));
  expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
  expect(await verify(token)).toEqual(refused);
});

test('a link works for 24 hours', async () => {
  const { email } = await newcomer();
  const token = tokenFor(platform.smtp, email);
  const [row] = await runSql(
    platform.users,
    'select extract(epoch from expires_at - now())::float8 as seconds from account_token where email = $1',
    [email],
  );
  expect(Math.abs((row?.['seconds'] as number) - 86_400)).toBeLessThan(120);
  await runSql(platform.users, 'update account_token set expires_at = now() where email = $1', [email]);
  expect(await verify(token)).toEqual(refused);
});

test('a link confirms the address of the account it was made for, whoever follows it', async () => {
  const [owner, other] = [await newcomer(), await newcomer()];
  await verify(tokenFor(platform.smtp, owner.email), other.actor);
  expect(await isVerified(owner.registration.username, owner.actor)).toBe(true);
  expect(await isVerified(other.registration.username, other.actor)).toBe(false);
});

test('a tampered token, an empty one and one for passwords are refused alike', async () => {
  const { email } = await newcomer();
  const token = tokenFor(platform.smtp, email);
  const flipped = `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`;
  for (const wrong of [flipped, `${token}A`, token.toLowerCase(), '', '%00', "' or true --"]) {
    expect(await verify(wrong)).toEqual(refused);
  }
  await runSql(platform.users, "update account_token set purpose = 'SET_PASSWORD' where email = $1", [email]);
  expect(await verify(token)).toEqual(refused);
});

test('a link to an address that the account no longer has is refused', async () => {
  const { actor, email } = await newcomer();
  await runSql(platform.users, 'update personal_data set email = $2 where account_id = $1', [
    actor.userId,
    `moved-${email}`,
  ]);
  expect(await verify(tokenFor(platform.smtp, email))).toEqual(refused);
});

test(`the e-mail is sent again on request, ${emailsPerHourMax} within an hour, also when asked 20 times at once`, async () => {
  const { actor, email } = await newcomer();
  const answers = await Promise.all(Array.from({ length: 20 }, () => resend(actor)));
  const limited = answers.filter(({ userErrors }) => userErrors[0]?.code === 'RATE_LIMITED');
  expect(limited).toHaveLength(20 - (emailsPerHourMax - 1));
  await settle(platform.users);
  expect(emailsTo(platform.smtp, email)).toHaveLength(emailsPerHourMax);
  await runSql(
    platform.users,
    "update email_message set created_at = now() - interval '61 minutes' where account_id = $1",
    [actor.userId],
  );
  expect(await resend(actor)).toMatchObject({ queued: true });
});

test('somebody who is confirmed is sent nothing, and nobody asks for nobody', async () => {
  const { actor, email } = await newcomer();
  await verify(tokenFor(platform.smtp, email));
  expect(await resend(actor)).toEqual({ queued: false, userErrors: [] });
  expect((await resend(buildMember())).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const answer = await platform.users.execute(anonymous, 'mutation { requestEmailVerification { queued } }');
  expect(answer.code).toBe('UNAUTHENTICATED');
});

// S6
test('whether an address is confirmed is for the person and administrators', async () => {
  const { actor, registration } = await newcomer();
  expect(await isVerified(registration.username, actor)).toBe(false);
  expect(await isVerified(registration.username, buildAdmin())).toBe(false);
  expect(await isVerified(registration.username, buildMember())).toBeNull();
  expect(await isVerified(registration.username, anonymous)).toBeNull();
});

test('the demo person is confirmed from the start and sent nothing', async () => {
  const { actor, registration } = await registerMember(platform.users, { email: demoEmail });
  await settle(platform.users);
  expect(await isVerified(registration.username, actor)).toBe(true);
  expect(emailsTo(platform.smtp, demoEmail)).toEqual([]);
});
