import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { purchaseRecorded } from '@gatefold/schema';
import { anonymous, service } from '@gatefold/runtime/identity';
import { emailsTo, startMailPlatform, tokenFor, type MailPlatform } from '../../testing/mail-platform.js';
import { settle } from '../../testing/settle.js';
import { storeTestPerson } from '../../testing/stored-person.js';

// BP-6, BP-9, journey 5 (users' side)

jest.setTimeout(30_000);

let platform: MailPlatform;
beforeAll(async () => {
  platform = await startMailPlatform();
});
afterAll(() => platform.stop());

const sql = (text: string, params: readonly unknown[] = []) =>
  platform.users.as(service('test')).transaction((tx) => tx.sql(text, params));

const unknownEmail = () => `b${randomUUID().slice(0, 8)}@example.org`;

function buildPurchase(email: string, overrides = {}) {
  return {
    purchaseId: randomUUID(),
    source: 'TAGMANGO' as const,
    email,
    name: 'Zoë Ådén',
    phone: null,
    itemName: 'Recruiting with <b>AI</b>',
    tier: 'PRO' as const,
    courseKey: 'course-1',
    courseName: 'Recruiting',
    amountCents: 49_900,
    currency: 'INR',
    purchasedAt: '2026-11-20T10:00:00.000Z',
    ...overrides,
  };
}

/** Delivers a purchase and lets everything that follows from it happen. Answers its id. */
async function buy(email: string, overrides = {}): Promise<string> {
  const purchase = buildPurchase(email, overrides);
  await platform.users.deliver(purchaseRecorded, purchase);
  await settle(platform.users);
  return purchase.purchaseId;
}

/** Uuids of the people who were announced as buyers of a purchase. */
async function buyersOf(purchaseId: string): Promise<unknown[]> {
  const rows = await sql(
    `select payload->>'userId' as "userId" from outbox
     where name = 'users.purchaser.identified@1' and payload->>'purchaseId' = $1`,
    [purchaseId],
  );
  return rows.map((row) => row['userId']);
}

async function accountOf(email: string): Promise<string> {
  const [row] = await sql('select account_id as id from personal_data where email = $1', [email]);
  return row?.['id'] as string;
}

async function run(query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { data, errors } = await platform.users.execute<Record<string, Record<string, unknown>>>(
    anonymous,
    query,
    variables,
  );
  expect(errors).toEqual([]);
  return Object.values(data)[0] ?? {};
}

const verify = (token: string) =>
  run('mutation ($token: String!) { verifyEmail(input: { token: $token }) { userErrors { code } } }', {
    token,
  });
const setPassword = (token: string, password = 'quiet harbour lantern') =>
  run(
    `mutation ($token: String!, $password: String!) {
      resetPassword(input: { token: $token, password: $password }) { userErrors { code } } }`,
    { token, password },
  );
const logIn = (email: string, password = 'quiet harbour lantern') =>
  run(
    `mutation ($email: String!, $password: String!) {
      login(input: { email: $email, password: $password }) { user { username emailVerified } userErrors { code message } } }`,
    { email, password },
  );

test('an unknown buyer gets an account, the purchase at once, and a link to enter within seven days', async () => {
  const email = unknownEmail();
  const purchaseId = await buy(email.toUpperCase());
  const userId = await accountOf(email);
  expect(await buyersOf(purchaseId)).toEqual([userId]);
  const registered = await sql(
    "select payload from outbox where name = 'users.user.registered@1' and subject = $1",
    [userId],
  );
  expect(registered).toMatchObject([{ payload: { userId, email, displayName: 'Zoë Ådén' } }]);
  const [sent, ...more] = emailsTo(platform.smtp, email);
  expect(more).toEqual([]);
  expect(sent?.subject).toBe('Your purchase: Recruiting with <b>AI</b>');
  expect(sent?.html).toContain('Recruiting with &lt;b&gt;AI&lt;/b&gt;');
  expect(sent?.text).toContain('Bought on 20 November 2026 for INR 499.00.');
  const [token] = await sql(
    'select extract(epoch from expires_at - now())::float8 as seconds from account_token where email = $1',
    [email],
  );
  expect(Math.abs((token?.['seconds'] as number) - 7 * 86_400)).toBeLessThan(120);
});

test('the buyer chooses a password by the link and signs in, confirmed', async () => {
  const email = unknownEmail();
  await buy(email);
  expect(await logIn(email)).toMatchObject({ user: null, userErrors: [{ code: 'INVALID_CREDENTIALS' }] });
  await setPassword(tokenFor(platform.smtp, email));
  expect(await logIn(email)).toMatchObject({ user: { emailVerified: true }, userErrors: [] });
});

test('an account without a password answers a login like an unknown address', async () => {
  const email = unknownEmail();
  await buy(email);
  expect(await logIn(email)).toEqual(await logIn(unknownEmail()));
});

test('a confirmed person gets the purchase at once and a confirmation', async () => {
  const { accountId, email } = await storeTestPerson(platform.users);
  await settle(platform.users);
  await verify(tokenFor(platform.smtp, email));
  const purchaseId = await buy(email);
  expect(await buyersOf(purchaseId)).toEqual([accountId]);
  expect(emailsTo(platform.smtp, email)[0]?.text).toContain('https://gatefold.test/dashboard');
});

test('a person who has not confirmed the address gets the purchase when they do', async () => {
  const { accountId, email } = await storeTestPerson(platform.users);
  await settle(platform.users);
  const link = tokenFor(platform.smtp, email);
  const purchases = [await buy(email), await buy(email)];
  for (const purchaseId of purchases) expect(await buyersOf(purchaseId)).toEqual([]);
  await verify(link);
  await settle(platform.users);
  for (const purchaseId of purchases) expect(await buyersOf(purchaseId)).toEqual([accountId]);
});

test('somebody who registered the address of a buyer before gets nothing: the owner of the mailbox takes the account over', async () => {
  const { accountId, email } = await storeTestPerson(platform.users);
  await settle(platform.users);
  await sql(
    `insert into session (id, account_id, created_at, idle_ends_at, ends_at)
     values (gen_random_uuid(), $1, now(), now() + interval '1 day', now() + interval '1 day')`,
    [accountId],
  );
  const purchaseId = await buy(email);
  expect(await buyersOf(purchaseId)).toEqual([]);
  await setPassword(tokenFor(platform.smtp, email));
  await settle(platform.users);
  expect(await sql('select 1 from session where account_id = $1', [accountId])).toEqual([]);
  expect(await buyersOf(purchaseId)).toEqual([accountId]);
  expect(await logIn(email)).toMatchObject({ userErrors: [] });
});

test('a purchase that is delivered twice, also at once, is one account, one announcement and one e-mail', async () => {
  const email = unknownEmail();
  const purchase = buildPurchase(email);
  await Promise.allSettled(
    Array.from({ length: 5 }, () => platform.users.deliver(purchaseRecorded, purchase)),
  );
  await platform.users.deliver(purchaseRecorded, purchase);
  await settle(platform.users);
  expect(await buyersOf(purchase.purchaseId)).toEqual([await accountOf(email)]);
  expect(emailsTo(platform.smtp, email)).toHaveLength(1);
});

test('two purchases of one unknown buyer are one account, and both are there once it is claimed', async () => {
  const email = unknownEmail();
  const purchases = [await buy(email), await buy(email)];
  await setPassword(tokenFor(platform.smtp, email));
  await settle(platform.users);
  const userId = await accountOf(email);
  for (const purchaseId of purchases) expect(await buyersOf(purchaseId)).toEqual([userId]);
});

test('buyers with one name get usernames of their own', async () => {
  const emails = [unknownEmail(), unknownEmail(), unknownEmail()];
  for (const email of emails) await buy(email, { name: 'Grace Hopper' });
  const rows = await sql(
    'select username from account join personal_data on account_id = id where email = any($1)',
    [emails],
  );
  const names = rows.map((row) => row['username'] as string);
  expect(new Set(names).size).toBe(3);
  expect(names.every((name) => /^grace-hopper(-[0-9a-f]{6})?$/.test(name))).toBe(true);
});
