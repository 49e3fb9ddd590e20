import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../harness/browser.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';

// Journey 1 (e-mail part): BP-25, BP-27, SV-1, SV-2, PS-17, RA-3

let platform: SharedPlatform;
let browser: Browser;
beforeAll(async () => {
  [platform, browser] = await Promise.all([sharedPlatform(), launchBrowser()]);
}, 120_000);
afterAll(() => browser.close());

/** A page of a browser without history, and what went wrong in it. */
async function visit(path: string): Promise<{ page: Page; faults: string[] }> {
  const page = await openPage(browser);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${platform.url}${path}`);
  return { page, faults };
}

async function fill(page: Page, person: { name: string; username: string; email: string; password: string }) {
  await page.getByLabel('Name', { exact: true }).fill(person.name);
  await page.getByLabel('Username').fill(person.username);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
}

/** The heading of the page, once it is this one. */
async function headingOf(page: Page, name: string | RegExp): Promise<string> {
  const heading = page.getByRole('heading', { level: 1, name });
  await heading.waitFor();
  return heading.innerText();
}

const unique = randomBytes(4).toString('hex');
const person = {
  name: 'Ida Journey',
  username: `ida-${unique}`,
  email: `ida-${unique}@people.example`,
  password: 'a long and quiet password',
};

test('a person registers by e-mail, is on the free plan, and stays signed in over a reload', async () => {
  const { page, faults } = await visit('/register');
  await fill(page, person);
  await page.waitForURL('**/dashboard');
  await page.getByRole('heading', { name: /Ida/ }).waitFor();
  await page.getByText('Free', { exact: true }).first().waitFor();
  await page.getByText('0 of 20').first().waitFor();

  await page.reload();
  await page.getByRole('heading', { name: /Ida/ }).waitFor();
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(stored).not.toContain('eyJ');
  expect(faults).toEqual([]);
});

test('a taken e-mail address is said at its field, and nothing typed is lost', async () => {
  const { page } = await visit('/register');
  await fill(page, { ...person, username: `other-${unique}` });
  await page.getByText(/e-mail address exists/).waitFor();
  expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true');
  expect(await page.getByLabel('Username').inputValue()).toBe(`other-${unique}`);
});

test('a wrong password is refused in words, and the right one opens the dashboard', async () => {
  const { page } = await visit('/login');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill('something else entirely');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').first().waitFor();
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dashboard');
  expect(await headingOf(page, /Ida/)).toContain('Ida');
});

test('the dashboard sends somebody without a session to sign in, and back afterwards', async () => {
  const { page } = await visit('/projects');
  await page.waitForURL(/\/login/);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/projects$/);
  expect(await headingOf(page, 'Projects')).toBe('Projects');
});
