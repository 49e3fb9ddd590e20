import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { administrator, administratorSettings } from '../harness/administrator.js';
import { launchBrowser, openPage } from '../harness/browser.js';
import { registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { signedInPage } from '../harness/signed-in-page.js';
import { tagMangoSecret, tellPurchase } from '../harness/tagmango.js';

// PS-6, PS-17, PS-23: what goes on is seen and put right by administrators, and by nobody else

jest.setTimeout(60_000);

let platform: TestPlatform;
let browser: Browser;
let page: Page;
let person: Person;
const faults: string[] = [];
beforeAll(async () => {
  [platform, browser] = await Promise.all([
    startTestPlatform({
      ...administratorSettings,
      TAGMANGO_WEBHOOK_SECRET: tagMangoSecret,
      WEBHOOK_RETRY_MS: '5',
    }),
    launchBrowser(),
  ]);
  person = await registerPerson(platform.url, 'Iris Journey');
  page = await openPage(browser);
  page.on('pageerror', (error) => faults.push(error.message));
}, 120_000);
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

const row = (text: string) => page.getByRole('row').filter({ hasText: text });

/** Runs `work` while the database takes no purchase. */
async function whilePurchasesFail(work: (database: pg.Client) => Promise<void>): Promise<void> {
  const database = new pg.Client({ connectionString: platform.databaseAdminUrl });
  await database.connect();
  try {
    await database.query(
      'alter table billing.tagmango_transaction add constraint out_of_order check (false) not valid',
    );
    await work(database);
    await database.query('alter table billing.tagmango_transaction drop constraint out_of_order');
  } finally {
    await database.end();
  }
}

test('an administrator finds a dead letter by its link, replays it and sees it take effect', async () => {
  await whilePurchasesFail(async (database) => {
    await tellPurchase(platform.url, { transactionId: 'lost-1', email: 'asha@buyers.example' });
    await eventually(async () => {
      const { rows } = await database.query("select from billing.webhook_event where status = 'DEAD'");
      return rows.length > 0 ? true : undefined;
    }, 30_000);
  });
  await page.goto(`${platform.url}/admin/webhooks?status=DEAD`);
  await page.getByLabel('E-mail').fill(administrator.email);
  await page.getByLabel('Password', { exact: true }).fill(administrator.password);
  await page.keyboard.press('Enter');
  await row('purchase.completed').getByText('Dead').waitFor();
  expect(new URL(page.url()).search).toBe('?status=DEAD');

  await page.getByRole('button', { name: 'purchase.completed' }).press('Enter');
  const panel = page.getByRole('dialog', { name: 'purchase.completed' });
  await panel.getByText('out_of_order').waitFor();
  await panel.getByText('a***@buyers.example').waitFor();
  // The answer comes after the push that says how it went: it must not take that back.
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('ReplayWebhookEvent')) return route.fallback();
    const response = await route.fetch();
    await panel.getByText('Done', { exact: true }).waitFor();
    return route.fulfill({ response });
  });
  await panel.getByRole('button', { name: 'Replay' }).click();
  await panel.getByText('Replayed: it took effect.').waitFor();
  await panel.getByText('purchase of lost-1: PAID').waitFor();
  await page.keyboard.press('Escape');
  await row('purchase.completed').getByText('Done').waitFor();
});

test('a webhook appears in the open list by itself, as far as the filter lets it', async () => {
  await page.getByRole('radio', { name: 'TagMango' }).click();
  await page.getByRole('radio', { name: 'Unhandled' }).click();
  await page.getByText('No webhook fits').waitFor();
  await tellPurchase(platform.url, { transactionId: 'lost-1', email: 'asha@buyers.example', amount: 1 });
  await tellPurchase(platform.url, {
    event: 'course.viewed',
    transactionId: 'seen-1',
    email: 'asha@buyers.example',
  });
  await row('course.viewed').getByText('Unhandled').waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await page.getByRole('radio', { name: 'Any status' }).click();
  await row('course.viewed').waitFor();
  const newest = page.getByRole('button', { name: 'course.viewed' });
  await newest.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  expect(await newest.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('an administrator finds a person, gives them a plan until a day and takes it back', async () => {
  await page.goto(`${platform.url}/admin`);
  await page.getByRole('searchbox').fill(person.email.slice(0, 9).toUpperCase());
  await page.getByText('asha@buyers.example').waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Iris Journey' }).click();
  await page.getByText('Confirm your e-mail address').waitFor();

  await page.getByRole('button', { name: 'Give a plan' }).click();
  await page.getByRole('button', { name: 'Give the plan' }).click();
  await page.getByText('Say why: the person can read it').waitFor();
  await page.getByLabel('Plan', { exact: true }).selectOption('Premium');
  await page.getByLabel('Reason').fill('Speaks at our conference');
  await page.getByLabel('Last day').fill('2099-06-30');
  await page.getByRole('button', { name: 'Give the plan' }).click();
  const grant = page.getByRole('listitem').filter({ hasText: 'Speaks at our conference' });
  await grant.getByText('Counts now').waitFor();
  expect(await grant.getByText('Administrator').textContent()).toContain('2099');
  await expectTier('PREMIUM');

  await grant.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await grant.getByText('Counts now').waitFor();
  await grant.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await grant.getByText('Taken back', { exact: true }).waitFor();
  await expectTier('FREE');
});

const expectTier = (tier: string): Promise<unknown> =>
  eventually(async () => {
    const { me } = await person.client.data('{ me { tier } }');
    return me.tier === tier ? true : undefined;
  });

test('revenue is what the purchases of the month were, and the table says what the chart shows', async () => {
  await page.goto(`${platform.url}/admin/revenue`);
  await page.getByRole('img', { name: /₹499\.00 in all/ }).waitFor();
  await page.getByText('Show the numbers as a table').click();
  expect(await page.getByRole('table').getByRole('row').nth(1).getByRole('cell').allTextContents()).toEqual([
    '1',
    '₹499.00',
    '₹0.00',
    '₹499.00',
  ]);
});

test('a member is told that this is not for them, and sees no way to it', async () => {
  const member = await signedInPage(browser, platform.url, person);
  expect(await member.getByRole('link', { name: 'Admin' }).count()).toBe(0);
  await member.goto(`${platform.url}/admin/customers`);
  await member.getByRole('heading', { name: 'This panel is for administrators' }).waitFor();
  expect(await member.getByText(administrator.email).count()).toBe(0);
  expect(faults).toEqual([]);
});
