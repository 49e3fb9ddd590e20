import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import type { Browser } from 'playwright-core';
import { administratorSettings, signInAdministrator } from '../harness/administrator.js';
import { launchBrowser } from '../harness/browser.js';
import type { GraphClient } from '../harness/graph-client.js';
import { registerPerson } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { insertProductRow } from '../harness/product-rows.js';
import { signedInPage } from '../harness/signed-in-page.js';

// PS-7, PS-9, BP-8, RA-12: what is sold once, in a browser

const content = 'forty brushes';
const filesDir = mkdtempSync(path.join(tmpdir(), 'gatefold-files-'));
let platform: TestPlatform;
let browser: Browser;
let admin: GraphClient;
beforeAll(async () => {
  writeFileSync(path.join(filesDir, 'brushes.zip'), content);
  [platform, browser] = await Promise.all([
    startTestPlatform({ ...administratorSettings, FILES_DIR: filesDir }),
    launchBrowser(),
  ]);
  const columns = { key: 'brushes', name: 'Brush pack', kind: 'FILE' };
  await insertProductRow(platform, { ...columns, current_version: '1.2', file_path: 'brushes.zip' });
  admin = await signInAdministrator(platform.url);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await platform.stop();
  rmSync(filesDir, { recursive: true, force: true });
});

test('a person buys a product by card, downloads it without a reload, and loses it with the refund', async () => {
  const { products } = await admin.data('{ products(first: 1) { nodes { id } } }');
  const productId = products.nodes[0].id as string;
  await admin.mutate('setProductPrice', 'product { id }', 'SetProductPriceInput!', {
    productId,
    amountCents: 1_900,
  });
  const person = await registerPerson(platform.url, 'Bea Buyer');
  const page = await signedInPage(browser, platform.url, person);

  await page.goto(`${platform.url}/downloads`);
  await page.getByRole('button', { name: /^Buy Brush pack/ }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Name on card').fill('Bea Buyer');
  await page.getByLabel('Expiry').fill('12 / 40');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: 'Pay $19.00' }).click();
  await page.waitForURL('**/downloads**');

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download Brush pack' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toBe('brushes.zip');
  expect(readFileSync(await download.path(), 'utf8')).toBe(content);
  await page.getByRole('button', { name: 'Get a licence key for Brush pack' }).click();
  const key = await page.getByLabel('Licence key', { exact: true }).inputValue();
  const verify = async (): Promise<string> =>
    (await admin.data('query ($key: String!) { verifyLicence(key: $key) { state } }', { key })).verifyLicence
      .state;
  expect(await verify()).toBe('VALID');

  await page.evaluate(() => Object.assign(window, { isSameLoad: true }));
  const { me } = await person.client.data('{ me { payments(first: 5) { nodes { id description } } } }');
  expect(me.payments.nodes).toMatchObject([{ description: 'Brush pack' }]);
  const refund = { paymentId: me.payments.nodes[0].id as string, reason: 'Not what I meant' };
  await admin.mutate('refundPayment', 'refundedCents', 'RefundPaymentInput!', refund);
  await page.getByRole('button', { name: /^Buy Brush pack/ }).waitFor();
  expect(await page.evaluate(() => 'isSameLoad' in window)).toBe(true);
  await eventually(async () => (await verify()) === 'ACCESS_ENDED' || undefined);
  await page.context().close();
}, 90_000);
