import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { freezeAnnounced } from '@gatefold/schema';
import type { CapturedEmail } from '@gatefold/sandboxes/smtp';
import { service } from '@gatefold/runtime/identity';
import { verifyMailbox } from '../../people/index.js';
import { emailsTo, startMailPlatform, type MailPlatform } from '../../testing/mail-platform.js';
import { storeTestPerson } from '../../testing/stored-person.js';

// Decision "Downgrade": 30 days' notice

jest.setTimeout(30_000);

let platform: MailPlatform;
beforeAll(async () => {
  platform = await startMailPlatform();
});
afterAll(() => platform.stop());

async function announceTo(ownerId: string): Promise<void> {
  const notice = {
    noticeId: randomUUID(),
    ownerId,
    planKey: 'FREE' as const,
    limit: 20,
    projectCount: 7,
    titles: ['A <b>bridge</b>', 'A tower'],
    freezesAt: '2026-12-21T10:00:00.000Z',
  };
  await platform.users.deliver(freezeAnnounced, notice);
  await platform.users.deliver(freezeAnnounced, notice);
  await platform.users.runJobs();
}

test('a notice becomes one e-mail that names what freezes, when, and where to choose', async () => {
  const person = await storeTestPerson(platform.users);
  await platform.users.as(service('test')).transaction((tx) => verifyMailbox(tx, person));
  await announceTo(person.accountId);
  const emails = emailsTo(platform.smtp, person.email);
  expect(emails.map(({ subject }) => subject)).toEqual([
    '7 projects of yours will be frozen on 21 December 2026',
  ]);
  const { text, html } = emails[0] as CapturedEmail;
  expect(text).toContain(
    'Your Free plan keeps 20 projects live, and you have more: “A <b>bridge</b>”, “A tower”, and 5 more.',
  );
  expect(text).toMatch(/https?:\/\/\S+\/projects/);
  expect(html).not.toContain('<b>bridge');
});

test('titles of drafts are not sent to an address that nobody has confirmed', async () => {
  const person = await storeTestPerson(platform.users);
  await announceTo(person.accountId);
  expect(emailsTo(platform.smtp, person.email)).toEqual([]);
});
