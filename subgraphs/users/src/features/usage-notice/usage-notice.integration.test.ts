import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { usageThresholdReached } from '@gatefold/schema';
import { service } from '@gatefold/runtime/identity';
import { verifyMailbox } from '../../people/index.js';
import { emailsTo, startMailPlatform, type MailPlatform } from '../../testing/mail-platform.js';
import { storeTestPerson } from '../../testing/stored-person.js';

// SV-22, BP-9: alerts at 80 and 100%

jest.setTimeout(30_000);

let platform: MailPlatform;
beforeAll(async () => {
  platform = await startMailPlatform();
});
afterAll(() => platform.stop());

type Person = Awaited<ReturnType<typeof storeTestPerson>>;

async function verifiedPerson(): Promise<Person> {
  const person = await storeTestPerson(platform.users);
  await platform.users.as(service('test')).transaction((tx) => verifyMailbox(tx, person));
  return person;
}

const reached = (person: Person, what: object = {}) => ({
  userId: person.accountId,
  key: 'ai.analyses',
  subject: 'LIMIT' as const,
  percent: 80,
  bound: 50,
  used: 40,
  overageAmountCents: 0,
  resetsAt: '2026-12-01T00:00:00.000Z',
  ...what,
});

async function deliver(...events: readonly ReturnType<typeof reached>[]): Promise<void> {
  for (const event of events) await platform.users.deliver(usageThresholdReached, event);
  await platform.users.runJobs();
}
const subjectsTo = (person: Person) =>
  emailsTo(platform.smtp, person.email)
    .map(({ subject }) => subject)
    .toSorted();
const textTo = (person: Person) =>
  emailsTo(platform.smtp, person.email)
    .map(({ text }) => text)
    .join('\n');

test('each mark of a period is one e-mail, however often it is announced; the next period has its own', async () => {
  const person = await verifiedPerson();
  const [near, all] = [reached(person), reached(person, { percent: 100, used: 50 })];
  const next = reached(person, { resetsAt: '2027-01-01T00:00:00.000Z' });
  await deliver(near, near, all, near, all, next);
  expect(subjectsTo(person)).toEqual([
    '80% of your AI analyses are used',
    '80% of your AI analyses are used',
    'All AI analyses of your plan are used',
  ]);
  const text = textTo(person);
  expect(text).toContain('your plan includes 50 AI analyses. The count starts again on 1 December 2026.');
  expect(text).toMatch(/https?:\/\/\S+\/billing/);
});

test('who is at the end is not told that it comes near, in whatever order the news arrives', async () => {
  const [late, atOnce] = [await verifiedPerson(), await verifiedPerson()];
  await deliver(reached(late, { percent: 100, used: 50 }), reached(late));
  await deliver(reached(atOnce, { used: 50 }), reached(atOnce, { percent: 100, used: 50 }));
  for (const person of [late, atOnce])
    expect(subjectsTo(person)).toEqual(['All AI analyses of your plan are used']);
});

test('the spending cap is announced in money, and anew when it was raised', async () => {
  const person = await verifiedPerson();
  const cap = (percent: number, bound: number, overageAmountCents: number) =>
    reached(person, { subject: 'SPENDING_CAP', percent, bound, overageAmountCents });
  await deliver(cap(80, 1_000, 800), cap(100, 1_000, 1_000), cap(80, 2_000, 1_600));
  expect(subjectsTo(person)).toEqual([
    '80% of your spending cap is used',
    '80% of your spending cap is used',
    'Your spending cap is reached',
  ]);
  expect(textTo(person)).toContain('costs $8.00 in this period, of the $10.00');
});

test('nothing is sent to an address that nobody has confirmed', async () => {
  const person = await storeTestPerson(platform.users);
  await deliver(reached(person));
  expect(subjectsTo(person)).toEqual([]);
});
