import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { administrator, administratorSettings } from '../harness/administrator.js';
import { launchBrowser, openPage } from '../harness/browser.js';
import { createProject, publishPortfolio, registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { signedInPage } from '../harness/signed-in-page.js';
import { tagMangoSecret, tellPurchase } from '../harness/tagmango.js';

// Every page of the main job, judged by axe-core: nothing serious or critical, in light and in dark, wide and narrow.

const audit = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const looks = [
  { colorScheme: 'light', width: 390 },
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440 },
] as const;

let platform: TestPlatform;
let browser: Browser;
let owner: Person;
let visitor: Page;
let member: Page;
let admin: Page;
beforeAll(async () => {
  const settings = { ...administratorSettings, TAGMANGO_WEBHOOK_SECRET: tagMangoSecret };
  [platform, browser] = await Promise.all([startTestPlatform(settings), launchBrowser()]);
  owner = await registerPerson(platform.url, 'Nora Reader');
  await createProject(owner, 'Salt and thread');
  await publishPortfolio(owner, 'Calm tools');
  visitor = await openPage(browser);
  await tellPurchase(platform.url, { transactionId: 'one', email: owner.email });
  member = await signedInPage(browser, platform.url, owner);
  admin = await signedInPage(browser, platform.url, administrator);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

test.each([
  ['landing', () => '/'],
  ['login', () => '/login'],
  ['register', () => '/register'],
  ['a link that no longer works', () => '/verify-email?token=spent'],
  ['a forgotten password', () => '/forgot-password'],
  ['the choice of a password', () => '/reset-password?token=any'],
  ['the inbox of a development machine', () => '/dev/inbox'],
  ['the prices', () => '/pricing'],
  ['a public page', () => `/@${owner.username}`],
  ['an address nobody has', () => '/@nobody-has-this'],
])('a visitor meets no barrier on %s', async (_name, address) => {
  expect(await barriers(visitor, address())).toEqual([]);
});

test.each([
  ['the dashboard', '/dashboard', 'Your page'],
  ['the request to confirm an address', '/dashboard', 'Confirm your e-mail address'],
  ['projects', '/projects', 'Salt and thread'],
  ['the project form', '/projects?new=true', 'New project'],
  ['the builder', '/builder', 'Publish'],
  ['training', '/training', 'No courses yet'],
  ['billing', '/billing', 'Why you are on this plan'],
  ['purchases', '/purchases', 'Nothing bought yet'],
  ['downloads', '/downloads', 'Nothing to download yet'],
  ['a page that is for administrators', '/admin/revenue', 'for administrators'],
])('a member meets no barrier on %s', async (_name, address, landmark) => {
  expect(await barriers(member, address, landmark)).toEqual([]);
});

test.each([
  ['customers', () => '/admin/customers', 'Nora Reader'],
  ['a customer', () => `/admin/customers/${owner.username}`, 'Every account starts'],
  ['revenue', () => '/admin/revenue', '₹499.00'],
  ['products', () => '/admin/products', 'Nothing to download yet'],
  ['webhooks', () => '/admin/webhooks', 'purchase.completed'],
  ['e-mail', () => '/admin/email', 'Confirm your e-mail address'],
])('an administrator meets no barrier on %s', async (_name, address, landmark) => {
  expect(await barriers(admin, address(), landmark)).toEqual([]);
});

test.each([
  ['a webhook', () => '/admin/webhooks', 'purchase.completed', 'Payload'],
  ['a new product', () => '/admin/products', 'New product', 'Included from plan'],
  ['the gift of a plan', () => `/admin/customers/${owner.username}`, 'Give a plan', 'Reason'],
])('an administrator meets no barrier on %s', async (_name, address, opener, landmark) => {
  const open = (): Promise<void> => admin.getByRole('button', { name: opener }).click();
  expect(await barriers(admin, address(), landmark, open)).toEqual([]);
});

/** Serious and critical violations in every look, as `look: rule: selector`. */
async function barriers(
  page: Page,
  address: string,
  landmark?: string,
  open?: () => Promise<void>,
): Promise<string[]> {
  const found: string[] = [];
  const look = async ({ colorScheme, width }: (typeof looks)[number]): Promise<void> => {
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme });
    await page.setViewportSize({ width, height: 900 });
  };
  await look(looks[0]);
  await page.goto(platform.url + address);
  await open?.();
  for (const each of looks) {
    await look(each);
    if (landmark) await page.getByText(landmark).first().waitFor();
    else await page.getByRole('heading', { level: 1 }).first().waitFor();
    await settled(page);
    for (const violation of await violationsOf(page)) {
      if (violation.impact !== 'serious' && violation.impact !== 'critical') continue;
      for (const { target } of violation.nodes)
        found.push(`${each.colorScheme} ${each.width}: ${violation.id}: ${target.join(' ')}`);
    }
  }
  return found;
}

/** Resolves when the page is painted and nothing on it changes any more: a colour in transition is neither one nor the other. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const running = document.getAnimations().filter(({ playState }) => playState === 'running');
    const ending = running.filter(
      ({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY,
    );
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function violationsOf(page: Page): Promise<axe.Result[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(audit);
  return page.evaluate(async () => {
    const judge = (globalThis as unknown as { axe: typeof axe }).axe;
    return (await judge.run(document, { resultTypes: ['violations'] })).violations;
  });
}
