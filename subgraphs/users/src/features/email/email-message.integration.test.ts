import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { storeTestPerson } from '../../testing/stored-person.js';
import { startMailPlatform, type MailPlatform } from '../../testing/mail-platform.js';
import { settle } from '../../testing/settle.js';
import { removeOldEmails } from './use-cases/remove-old-emails.js';

// PF-11

interface Answer {
  emailMessages: {
    nodes: { recipient: string; status: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
}

let platform: MailPlatform;
const people: { accountId: string; email: string }[] = [];
beforeAll(async () => {
  platform = await startMailPlatform();
  platform.smtp.behave({ kind: 'refuse', code: 550, at: 'recipient' });
  for (let count = 0; count < 3; count += 1) {
    people.push(await storeTestPerson(platform.users));
    await settle(platform.users);
  }
});
afterAll(() => platform.stop());

const query = `query ($first: Int!, $after: String, $status: EmailStatus, $userId: ID) {
  emailMessages(first: $first, after: $after, status: $status, userId: $userId) {
    nodes { userId kind recipient subject status attempts lastError createdAt sentAt }
    pageInfo { hasNextPage endCursor }
  }
}`;
const list = (variables: Record<string, unknown>) =>
  platform.users.execute<Answer>(buildAdmin(), query, variables);

test('an administrator pages through the log, newest first', async () => {
  const first = await list({ first: 2 });
  const { nodes, pageInfo } = first.data.emailMessages;
  expect(pageInfo.hasNextPage).toBe(true);
  const rest = await list({ first: 2, after: pageInfo.endCursor });
  const seen = [...nodes, ...rest.data.emailMessages.nodes].map(({ recipient }) => recipient);
  expect(seen).toEqual(people.map(({ email }) => email).toReversed());
  expect(rest.data.emailMessages.pageInfo.hasNextPage).toBe(false);
});

test('the log tells what failed and why', async () => {
  const { data } = await list({ first: 10, status: 'FAILED' });
  expect(data.emailMessages.nodes).toEqual([
    {
      userId: toGlobalId('User', people[0]?.accountId ?? ''),
      kind: 'VERIFY_EMAIL',
      recipient: people[0]?.email,
      subject: 'Confirm your e-mail address',
      status: 'FAILED',
      attempts: 1,
      lastError: expect.stringContaining('550'),
      createdAt: expect.any(String),
      sentAt: null,
    },
  ]);
});

test('the log of one person holds what went to that person, and that of nobody nothing', async () => {
  const [, second] = people;
  const recipients = async (userId: string): Promise<string[]> =>
    (await list({ first: 10, userId })).data.emailMessages.nodes.map(({ recipient }) => recipient);
  expect(await recipients(toGlobalId('User', second?.accountId ?? ''))).toEqual([second?.email]);
  expect(await recipients(toGlobalId('User', buildMember().userId))).toEqual([]);
  expect(await recipients(toGlobalId('Project', second?.accountId ?? ''))).toEqual([]);
});

// S6
test('nobody else reads the log', async () => {
  expect((await platform.users.execute(anonymous, query, { first: 1 })).code).toBe('UNAUTHENTICATED');
  const member = buildMember({ userId: people[0]?.accountId ?? '' });
  expect((await platform.users.execute(member, query, { first: 1 })).code).toBe('FORBIDDEN');
});

// S7
test.each(['email_message', 'account_token', 'purchase'])(
  'the database shows no row of %s to the person or a stranger',
  async (table) => {
    for (const actor of [anonymous, buildMember(), buildMember({ userId: people[0]?.accountId ?? '' })]) {
      expect(await platform.users.as(actor).read((tx) => tx.sql(`select 1 from ${table}`))).toEqual([]);
    }
  },
);

// S16
test('neither the log nor the queue holds a token', async () => {
  const [, , last] = people;
  const token = /token=([\w-]+)/.exec(platform.smtp.emails[0]?.text ?? '')?.[1] ?? '';
  expect(token).toHaveLength(43);
  const stored = await platform.users
    .as(service('test'))
    .read(async (tx) => [
      await tx.sql('select * from email_message where account_id = $1', [last?.accountId]),
      await tx.sql("select encode(hash, 'escape') as hash, email from account_token"),
      await tx.sql('select * from users_jobs._private_jobs'),
    ]);
  expect(JSON.stringify(stored)).not.toContain(token);
});

test('the log forgets after 90 days', async () => {
  const asService = platform.users.as(service('test'));
  await asService.transaction((tx) =>
    tx.sql("update email_message set created_at = now() - interval '90 days 1 minute' where recipient = $1", [
      people[0]?.email,
    ]),
  );
  await removeOldEmails(asService);
  const { data } = await list({ first: 10 });
  expect(data.emailMessages.nodes.map(({ recipient }) => recipient)).toEqual([
    people[2]?.email,
    people[1]?.email,
  ]);
});
