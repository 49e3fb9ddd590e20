import { eventually } from '@gatefold/runtime/testing';
import type { Page } from 'playwright-core';

/** Opens the newest caught e-mail with this subject to this address, as soon as it is there. */
export async function openEmail(page: Page, origin: string, to: string, subject: string): Promise<void> {
  const row = page.getByRole('link').filter({ hasText: to }).filter({ hasText: subject }).first();
  await eventually(async () => {
    await page.goto(`${origin}/dev/inbox`);
    return (await row.count()) > 0 ? true : undefined;
  }, 15_000);
  await row.click();
}

/** Follows the button of the e-mail that is open, inside its frame. */
export async function followButton(page: Page, label: string): Promise<void> {
  await page.frameLocator('iframe').getByRole('link', { name: label }).click();
}
