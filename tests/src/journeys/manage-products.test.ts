import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { administrator } from '../harness/administrator.js';
import { launchBrowser } from '../harness/browser.js';
import { registerPerson } from '../harness/people.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';
import { signedInPage } from '../harness/signed-in-page.js';

// PS-7, PS-9: what is sold is managed in a browser, and a member sees it

let platform: SharedPlatform;
let browser: Browser;
let page: Page;
const faults: string[] = [];
const name = `Grain pack ${randomBytes(3).toString('hex')}`;
const content = randomBytes(40_000);
beforeAll(async () => {
  [platform, browser] = await Promise.all([sharedPlatform(), launchBrowser()]);
  page = await signedInPage(browser, platform.url, administrator);
  page.on('pageerror', (error) => faults.push(error.message));
}, 120_000);
afterAll(() => browser.close());

const upload = async (version: string, file: Buffer): Promise<void> => {
  await page.getByLabel('File', { exact: true }).setInputFiles({
    name: `grain-${version}.zip`,
    mimeType: 'application/zip',
    buffer: file,
  });
  await page.getByLabel('Version', { exact: true }).fill(version);
  await page.getByRole('button', { name: 'Upload' }).click();
};
const file = (version: string) => page.getByRole('listitem').filter({ hasText: `grain-${version}.zip` });

test('an administrator adds a product, uploads two versions, goes back to the first and sets a price', async () => {
  await page.goto(`${platform.url}/admin/products`);
  await page.getByRole('button', { name: 'New product' }).click();
  await page.getByRole('button', { name: 'Add product' }).click();
  await page.getByText('Give it a name').waitFor();
  await page.getByLabel('Name', { exact: true }).fill(name);
  const key = page.getByLabel('Key', { exact: true });
  expect(await key.inputValue()).toBe(name.toLowerCase().replaceAll(' ', '-'));
  await key.fill('Not A Key');
  await page.getByRole('button', { name: 'Add product' }).click();
  await page.getByText('key must have 1 to 63 lower case letters').waitFor();
  await key.fill(name.toLowerCase().replaceAll(' ', '-'));
  await page.getByRole('button', { name: 'Add product' }).click();

  await page.getByText('No file yet: nothing can be downloaded').waitFor();
  await upload('1.0', content);
  await file('1.0').getByText('Handed out').waitFor();
  await upload('1.0', content);
  await page.getByText('Version 1.0 has a file, and files never change.').waitFor();
  await upload('2.0', Buffer.from('second'));
  await file('2.0').getByText('Handed out').waitFor();
  await page.getByRole('button', { name: 'Hand out version 1.0' }).click();
  await file('1.0').getByText('Handed out').waitFor();

  await page.getByLabel('Paid once, in USD').fill('0.10');
  await page.getByRole('button', { name: 'Set price' }).click();
  await page.getByText(/amountCents must be 50 to/).waitFor();
  await page.getByLabel('Paid once, in USD').fill('19.5');
  await page.getByRole('button', { name: 'Set price' }).click();
  await page.getByText(`${name} costs $19.50`).waitFor();
  await page.keyboard.press('Escape');
  const row = page.getByRole('row').filter({ hasText: name });
  await row.getByText('$19.50').waitFor();
  await row.getByText('Buyers').waitFor();
}, 60_000);

test('a member sees it for sale, and downloads it once it is off sale', async () => {
  const person = await registerPerson(platform.url, 'Mia Member');
  const member = await signedInPage(browser, platform.url, person);
  await member.goto(`${platform.url}/downloads`);
  await member.getByRole('button', { name: `Buy ${name} for $19.50` }).waitFor();

  await page.getByRole('button', { name }).press('Enter');
  await page.getByRole('button', { name: 'Take off sale' }).click();
  await page.getByRole('button', { name: 'Give it to everybody' }).click();
  await page.getByText(`${name} is not sold any more`).waitFor();
  await member.reload();
  const saved = member.waitForEvent('download');
  await member.getByRole('button', { name: `Download ${name}` }).click();
  expect(readFileSync(await (await saved).path()).equals(content)).toBe(true);
  expect(faults).toEqual([]);
}, 60_000);
