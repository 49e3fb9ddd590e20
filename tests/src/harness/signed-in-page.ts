import type { Browser, Page } from 'playwright-core';
import { openPage } from './browser.js';
import type { Person } from './people.js';

/** A page in a browser context of its own in which this person has signed in through the form. */
export async function signedInPage(
  browser: Browser,
  origin: string,
  person: Pick<Person, 'email' | 'password'>,
): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(`${origin}/login`);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/dashboard');
  return page;
}
