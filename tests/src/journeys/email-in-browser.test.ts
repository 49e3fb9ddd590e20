import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../harness/browser.js';
import { followButton, openEmail } from '../harness/inbox.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';

// Journey 1 (verify from the captured mail), PS-3, PF-11

const unique = randomBytes(4).toString('hex');
const person = {
  username: `eva-${unique}`,
  email: `eva-${unique}@people.example`,
  password: 'a long and quiet password',
};
const newPassword = 'another long and quiet one';

jest.setTimeout(90_000);

let platform: SharedPlatform;
let browser: Browser;
let page: Page;
const faults: string[] = [];
beforeAll(async () => {
  [platform, browser] = await Promise.all([sharedPlatform(), launchBrowser()]);
  page = await openPage(browser);
  page.on('pageerror', (error) => faults.push(error.message));
}, 120_000);
afterAll(() => browser.close());

async function signIn(password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
}

const banner = () => page.getByRole('region', { name: 'Confirm your e-mail address' });

test('a person registers, opens the e-mail, follows its link and is confirmed', async () => {
  await page.goto(`${platform.url}/register`);
  await page.getByLabel('Name', { exact: true }).fill('Eva Journey');
  await page.getByLabel('Username').fill(person.username);
  await signIn(person.password);
  await page.waitForURL('**/dashboard');
  await banner().waitFor();

  await openEmail(page, platform.url, person.email, 'Confirm your e-mail address');
  await followButton(page, 'Confirm this address');
  await page.getByText(`${person.email} is confirmed.`).waitFor();
  await page.getByRole('link', { name: 'Open the dashboard' }).click();
  await page.getByRole('heading', { level: 1, name: /Eva/ }).waitFor();
  expect(await banner().count()).toBe(0);
  expect(faults).toEqual([]);
});

test('the same link again says that the address is confirmed already', async () => {
  await openEmail(page, platform.url, person.email, 'Confirm your e-mail address');
  await followButton(page, 'Confirm this address');
  const said = page.getByText('Your e-mail address is confirmed already.');
  await said.waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('a link that nobody sent is refused in words, with a way on', async () => {
  const stranger = await openPage(browser);
  await stranger.goto(`${platform.url}/verify-email?token=made-up`);
  await stranger.getByRole('alert').getByText('does not work any more').waitFor();
  expect(await stranger.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/login');
  await stranger.goto(`${platform.url}/reset-password`);
  const onward = stranger.getByRole('link', { name: 'Ask for a new link' });
  expect(await onward.getAttribute('href')).toBe('/forgot-password');
});

test('a forgotten password is replaced by e-mail, and every window has to sign in again', async () => {
  await page.goto(`${platform.url}/login`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('heading', { name: 'Forgot your password?' }).waitFor();
  await page.getByLabel('E-mail').fill(person.email);
  await page.keyboard.press('Enter');
  await page.getByText('a link is on its way').waitFor();

  await openEmail(page, platform.url, person.email, 'Choose a new password');
  await followButton(page, 'Choose a new password');
  await page.getByLabel('New password', { exact: true }).fill('password123');
  await page.keyboard.press('Enter');
  await page.getByText(/first that anybody tries/).waitFor();
  await page.getByLabel('New password', { exact: true }).fill(newPassword);
  await page.keyboard.press('Enter');
  await page.getByText(`The password for ${person.email} is changed.`).waitFor();

  await page.goto(`${platform.url}/dashboard`);
  await page.waitForURL(/\/login/);
  await signIn(newPassword);
  await page.waitForURL('**/dashboard');
  expect(faults).toEqual([]);
});
