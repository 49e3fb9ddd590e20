import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser.js';
import { registerPerson } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { signedInPage } from '../harness/signed-in-page.js';
import { openCheckout } from '../harness/stripe-sandbox.js';

// Journey 4, through the pages of the web app: RA-9, RA-14, PS-5, BP-26

let platform: TestPlatform;
let browser: Browser;
beforeAll(async () => {
  [platform, browser] = await Promise.all([startTestPlatform(), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

/** On a new platform the plans are put on sale within moments; the page of a probe says when. */
async function plansAreOnSale(): Promise<void> {
  const probe = await registerPerson(platform.url, 'Pia Probe');
  await eventually(() => openCheckout(probe).catch(() => undefined), 20_000);
}

test('a person chooses Pro, pays on the page of Stripe and sees it unlock without a reload', async () => {
  await plansAreOnSale();
  const person = await registerPerson(platform.url, 'Uma Upgrade');
  const page = await signedInPage(browser, platform.url, person);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.setDefaultTimeout(30_000);

  await page.goto(`${platform.url}/pricing?interval=MONTH`);
  await page.getByRole('link', { name: 'Upgrade to Pro' }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Name on card').fill('Uma Upgrade');
  await page.getByLabel('Expiry').fill('12 / 40');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: 'Subscribe for $9.99' }).click();

  await page.waitForURL('**/billing/success?plan=PRO');
  await page.evaluate(() => Object.assign(window, { isSameLoad: true }));
  await page.getByRole('heading', { level: 1, name: 'You are on Pro' }).waitFor();
  expect(await page.evaluate(() => 'isSameLoad' in window)).toBe(true);

  await page.getByRole('link', { name: 'Plan and billing' }).click();
  const invoices = page.getByRole('region', { name: 'Invoices' });
  await invoices.getByText('$9.99').waitFor();
  await invoices.getByText('Paid', { exact: true }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
  await person.client.close();
}, 90_000);
