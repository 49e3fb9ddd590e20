import type { Page } from 'playwright-core';

/** Opens the newest caught e-mail with this subject to this address; the list shows it as soon as it is there. */
export async function openEmail(page: Page, origin: string, to: string, subject: string): Promise<void> {
  await page.goto(`${origin}/dev/inbox`);
  await page.getByRole('link').filter({ hasText: to }).filter({ hasText: subject }).first().click();
  await page.waitForURL(/\/dev\/inbox\/[\w-]+$/);
}

/** Follows the button of the e-mail that is open, inside its frame. */
export async function followButton(page: Page, label: string): Promise<void> {
  await page.frameLocator('iframe').getByRole('link', { name: label }).click();
}
