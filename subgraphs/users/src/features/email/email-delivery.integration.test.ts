import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { service } from '@gatefold/runtime/identity';
import type { Transaction } from '@gatefold/runtime/database';
import { queueEmail } from '../../mail/index.js';
import { emailsTo, startMailPlatform, type MailPlatform } from '../../testing/mail-platform.js';
import { storeTestPerson } from '../../testing/stored-person.js';
import { queueDueEmails, waitHoursMax } from './use-cases/queue-due-emails.js';

// PF-11, PS-3

const timeoutMs = 2_500;

let platform: MailPlatform;
beforeAll(async () => {
  platform = await startMailPlatform({ SMTP_TIMEOUT_MS: timeoutMs });
});
afterAll(() => platform.stop());
beforeEach(() => platform.smtp.behave());

const asService = () => platform.users.as(service('test'));
const inTransaction = <Value>(work: (tx: Transaction) => Promise<Value>) => asService().transaction(work);

/** A queued e-mail to a new person. */
async function queued(reasonId: string = randomUUID()): Promise<{ id: string; email: string }> {
  const { accountId, email, username } = await storeTestPerson(platform.users);
  const id = await inTransaction(async (tx) => {
    await queueEmail(tx, { kind: 'VERIFY_EMAIL', reasonId, to: { accountId, email }, data: { username } });
    const [row] = await tx.sql('select id from email_message where reason_id = $1', [reasonId]);
    return row?.['id'] as string;
  });
  return { id, email };
}

/** The row of an e-mail in the log. */
async function logged(id: string): Promise<Record<string, unknown>> {
  const [row] = await inTransaction((tx) =>
    tx.sql(
      'select status, attempts, last_error as "lastError", sent_at as "sentAt" from email_message where id = $1',
      [id],
    ),
  );
  return row ?? {};
}

/** Lets the pause before the next attempt pass, and a worker come by. */
async function later(id: string): Promise<void> {
  await inTransaction((tx) => tx.sql('update email_message set next_attempt_at = now() where id = $1', [id]));
  await queueDueEmails(asService());
  await platform.users.runJobs();
}

test('an e-mail is sent once, as text and HTML that say the same, and logged', async () => {
  const { id, email } = await queued();
  await platform.users.runJobs();
  await later(id);
  const [sent, ...more] = emailsTo(platform.smtp, email);
  expect(more).toEqual([]);
  expect(sent).toMatchObject({
    from: 'no-reply@gatefold.test',
    subject: 'Confirm your e-mail address',
    messageId: `<${id}@gatefold.test>`,
    headers: { 'auto-submitted': 'auto-generated' },
  });
  const [link] = /https:\/\/gatefold\.test\/verify-email\?token=[\w-]{43}/.exec(sent?.text ?? '') ?? [];
  expect(sent?.html).toContain(`href="${link}"`);
  expect(sent?.html).not.toMatch(/<img|<link|<script|url\(/);
  expect(await logged(id)).toMatchObject({
    status: 'SENT',
    attempts: 1,
    lastError: null,
    sentAt: expect.any(String),
  });
});

test('one reason queued twice, also at once, is one e-mail', async () => {
  const { id, email } = await queued('the-same-reason');
  const again = () =>
    inTransaction(async (tx) => {
      const [row] = await tx.sql('select account_id as "accountId" from email_message where id = $1', [id]);
      const to = { accountId: row?.['accountId'] as string, email };
      await queueEmail(tx, {
        kind: 'VERIFY_EMAIL',
        reasonId: 'the-same-reason',
        to,
        data: { username: 'x' },
      });
    });
  await Promise.all([again(), again(), again()]);
  await platform.users.runJobs();
  expect(emailsTo(platform.smtp, email)).toHaveLength(1);
});

test('nothing is sent for a transaction that rolls back', async () => {
  const before = platform.smtp.attempts;
  await inTransaction(async (tx) => {
    await tx.enqueue('deliver-email', { emailId: randomUUID() });
    throw new Error('rolled back');
  }).catch(() => undefined);
  await platform.users.runJobs();
  expect(platform.smtp.attempts).toBe(before);
});

test.each([
  ['421 at the recipient', { kind: 'refuse', code: 421, at: 'recipient' } as const],
  ['451 after the content', { kind: 'refuse', code: 451, at: 'data' } as const],
  ['a server that hangs', { kind: 'hang' } as const],
  ['a dropped connection', { kind: 'drop' } as const],
])('after %s the e-mail waits and then arrives', async (_fault, behaviour) => {
  const { id, email } = await queued();
  platform.smtp.behave(behaviour);
  await platform.users.runJobs();
  expect(await logged(id)).toMatchObject({ status: 'QUEUED', attempts: 1, lastError: expect.any(String) });
  await later(id);
  expect(await logged(id)).toMatchObject({ status: 'SENT', attempts: 2, lastError: null });
  expect(emailsTo(platform.smtp, email)).toHaveLength(1);
});

test.each([
  ['550 at the recipient', { kind: 'refuse', code: 550, at: 'recipient' } as const],
  ['552 after the content', { kind: 'refuse', code: 552, at: 'data' } as const],
])('%s is final: it is logged and not tried again', async (_fault, behaviour) => {
  const { id } = await queued();
  platform.smtp.behave(behaviour);
  await platform.users.runJobs();
  const attempts = platform.smtp.attempts;
  await later(id);
  expect(platform.smtp.attempts).toBe(attempts);
  expect(await logged(id)).toMatchObject({
    status: 'FAILED',
    attempts: 1,
    lastError: expect.stringContaining(String(behaviour.code)),
  });
});

test('attempts move apart, and a job that comes too early does nothing', async () => {
  const { id } = await queued();
  const pauses: number[] = [];
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    platform.smtp.behave({ kind: 'refuse', code: 451, at: 'recipient' });
    await later(id);
    const [row] = await inTransaction((tx) =>
      tx.sql(
        'select extract(epoch from next_attempt_at - now())::float8 as pause from email_message where id = $1',
        [id],
      ),
    );
    pauses.push(row?.['pause'] as number);
    await inTransaction((tx) => tx.enqueue('deliver-email', { emailId: id }));
    await platform.users.runJobs();
    expect(await logged(id)).toMatchObject({ status: 'QUEUED', attempts: attempt });
  }
  const [first = 0, , third = 0] = pauses;
  expect([first < 5.1, third > 5.5]).toEqual([true, true]);
});

test('an e-mail whose worker was killed is sent by the next one, after the time of the first', async () => {
  const { id, email } = await queued();
  await inTransaction((tx) =>
    tx.sql(
      "update email_message set attempts = 1, next_attempt_at = now() + interval '30 seconds' where id = $1",
      [id],
    ),
  );
  await platform.users.runJobs();
  expect(emailsTo(platform.smtp, email)).toEqual([]);
  await later(id);
  expect(await logged(id)).toMatchObject({ status: 'SENT', attempts: 2 });
});

test('of two workers with one e-mail one sends it', async () => {
  const { id, email } = await queued();
  await inTransaction((tx) => tx.enqueue('deliver-email', { emailId: id }));
  await Promise.all([platform.users.runJobs(), platform.users.runJobs()]);
  expect(emailsTo(platform.smtp, email)).toHaveLength(1);
});

test('what no server has taken for 72 hours is given up, not a moment before', async () => {
  const [young, old] = [await queued(), await queued()];
  const age = (id: string, interval: string) =>
    inTransaction((tx) =>
      tx.sql('update email_message set created_at = now() - $2::interval, last_error = $3 where id = $1', [
        id,
        interval,
        'nobody there',
      ]),
    );
  await age(young.id, `${waitHoursMax - 1} hours 59 minutes`);
  await age(old.id, `${waitHoursMax} hours 1 minute`);
  await queueDueEmails(asService());
  expect(await logged(young.id)).toMatchObject({ status: 'QUEUED' });
  expect(await logged(old.id)).toMatchObject({ status: 'FAILED', lastError: 'nobody there' });
});
