import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import type { Browser, Page } from 'playwright-core';
import { signInAdministrator } from '../harness/administrator.js';
import { launchBrowser, openPage } from '../harness/browser.js';
import { GraphClient } from '../harness/graph-client.js';
import { followButton, openEmail } from '../harness/inbox.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';
import { deliverTagMango } from '../harness/tagmango.js';

// Journey 5, BP-5, BP-6, BP-8, BP-23

const unique = randomBytes(4).toString('hex');
const buyer = { email: `mira-${unique}@people.example`, password: 'a long and quiet password' };
const course = { title: 'Searching well', other: 'Interviewing', text: 'Write down whom you look for.' };

jest.setTimeout(90_000);

let platform: SharedPlatform;
let browser: Browser;
let page: Page;
let administrator: GraphClient;
const faults: string[] = [];

beforeAll(async () => {
  [platform, browser] = await Promise.all([sharedPlatform(), launchBrowser()]);
  page = await openPage(browser);
  // A sandboxed frame gets a process of its own, which takes a busy machine its time.
  page.on('pageerror', (error) => faults.push(error.message));
  administrator = await signInAdministrator(platform.url);
  for (const [externalKey, title] of [
    ['searching', course.title],
    ['interviewing', course.other],
  ]) {
    const input = { externalKey, title, body: `## First lesson\n\n${course.text}`, isPublished: true };
    await administrator.mutate('createCourse', 'course { id }', 'CreateCourseInput!', input);
  }
}, 120_000);
afterAll(() => browser.close());

/** TagMango tells of a purchase of a course, or of its refund. */
async function tell(event: string, courseId: string): Promise<void> {
  const payload = {
    event,
    user: { email: buyer.email, name: 'Mira Buyer', phone: null },
    course: { id: courseId, name: course.title, tier: 'premium' },
    transaction: { id: `txn-${courseId}-${unique}`, amount: 49_900, currency: 'INR' },
    timestamp: new Date().toISOString(),
  };
  expect(await deliverTagMango(platform.url, Buffer.from(JSON.stringify(payload)))).toBe(true);
}

const card = (title: string) => page.getByRole('listitem').filter({ hasText: title });

test('somebody unknown buys a course, takes over the account by e-mail, and the course is open', async () => {
  await tell('purchase.completed', 'searching');
  await openEmail(page, platform.url, buyer.email, `Your purchase: ${course.title}`);
  await followButton(page, 'Choose a password');
  await page.getByLabel('New password', { exact: true }).fill(buyer.password);
  await page.keyboard.press('Enter');
  await page.getByText(`The password for ${buyer.email} is changed.`).waitFor();

  await page.goto(`${platform.url}/login?next=/training`);
  await page.getByLabel('E-mail').fill(buyer.email);
  await page.getByLabel('Password', { exact: true }).fill(buyer.password);
  await page.keyboard.press('Enter');
  await card(course.title).getByText('Open', { exact: true }).waitFor();
  await card(course.other).getByText('Locked', { exact: true }).waitFor();

  await page.getByRole('link', { name: course.title }).click();
  await page.getByText(course.text).waitFor();
  expect(faults).toEqual([]);
});

test('a course that is bought while its page is open opens there without a reload', async () => {
  await page.getByRole('link', { name: 'All courses' }).click();
  await page.getByRole('link', { name: course.other }).click();
  await page.getByText('This course is locked').waitFor();
  await page.evaluate(() => Object.assign(globalThis, { wasNotReloaded: true }));
  await tell('purchase.completed', 'interviewing');
  await page.getByText(course.text).waitFor();
  expect(await page.evaluate(() => 'wasNotReloaded' in globalThis)).toBe(true);
});

test('a refund closes that course at once, and leaves the other purchase and other grants alone', async () => {
  const { me } = await asBuyer();
  const grant = { userId: me.id, planKey: 'PRO', reason: 'Won a prize' };
  await administrator.mutate('grantPlan', 'grant { id }', 'GrantPlanInput!', grant);

  await tell('purchase.refunded', 'interviewing');
  await page.getByText('This course is locked').waitFor();
  await page.getByText(/Your purchase was refunded/).waitFor();
  expect((await asBuyer()).me.tier).toBe('PREMIUM');
  await page.getByRole('link', { name: 'All courses' }).click();
  await card(course.title).getByText('Open', { exact: true }).waitFor();

  await tell('purchase.refunded', 'searching');
  await card(course.title).getByText('Locked', { exact: true }).waitFor();
  await eventually(async () => (await asBuyer()).me.tier === 'PRO' || undefined, 10_000);
  const live = (await asBuyer()).me.grants.filter(({ revokedAt }) => !revokedAt);
  expect(live.map(({ source }) => source).sort()).toEqual(['ADMIN', 'REGISTRATION']);
  expect(faults).toEqual([]);
});

interface Seen {
  readonly me: {
    readonly id: string;
    readonly tier: string;
    readonly grants: readonly { readonly source: string; readonly revokedAt: string | null }[];
  };
}

let client: GraphClient | undefined;

/** What the buyer sees over the API. */
async function asBuyer(): Promise<Seen> {
  if (!client) {
    client = new GraphClient(platform.url);
    await client.signIn(buyer);
  }
  return client.data<Seen>('{ me { id tier grants { source revokedAt } } }');
}
