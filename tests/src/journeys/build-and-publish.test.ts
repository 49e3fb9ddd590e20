import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../harness/browser.js';
import { createProject, registerPerson, saveDraft, type Person } from '../harness/people.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';
import { signedInPage } from '../harness/signed-in-page.js';

// Journey 2 (without upload and QR code): PF-8, PF-15, BP-25, GX-2

let platform: SharedPlatform;
let browser: Browser;
let owner: Person;
let page: Page;
beforeAll(async () => {
  [platform, browser] = await Promise.all([sharedPlatform(), launchBrowser()]);
  owner = await registerPerson(platform.url, 'Nora Builder');
  await createProject(owner, 'Salt and thread');
  page = await signedInPage(browser, platform.url, owner);
}, 120_000);
afterAll(() => browser.close());

const outline = () => page.getByRole('list', { name: 'Blocks of the page' }).locator('[data-outline-entry]');
const outlineTexts = async () => (await outline().allInnerTexts()).map((text) => text.split('\n')[0]);
const saved = () => page.locator('[data-save-state="saved"]').waitFor();

test('picks a template on the first visit', async () => {
  await page.goto(`${platform.url}/builder`);
  await page.getByRole('heading', { name: 'Choose a sheet to start from' }).waitFor();
  await page.getByRole('main').getByRole('listitem').first().getByRole('button').click();
  await page.getByRole('tab', { name: 'Outline' }).click();
  await outline().first().waitFor();
  await saved();
  expect((await outlineTexts()).length).toBeGreaterThan(2);
});

test('drags a block onto the page with the mouse', async () => {
  const before = await outlineTexts();
  await page.getByRole('tab', { name: 'Blocks' }).click();
  const source = await page.getByTestId('drawer-item:quote').boundingBox();
  const canvas = await page.getByRole('region', { name: 'Page' }).boundingBox();
  if (!source || !canvas) throw new Error('Nothing to drag');
  await page.mouse.move(source.x + 20, source.y + 8);
  await page.mouse.down();
  const target = { x: canvas.x + canvas.width / 2, y: canvas.y + canvas.height / 2 };
  await page.mouse.move(target.x, target.y, { steps: 25 });
  await page.mouse.move(target.x, target.y + 12, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('tab', { name: 'Outline' }).click();
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-outline-entry]').length > count,
    before.length,
  );
  expect(await outlineTexts()).toContain('Quote');
  await saved();
});

test('moves a block by keyboard, and undoes it by keyboard', async () => {
  const before = await outlineTexts();
  await outline().nth(1).focus();
  await savedAfter(() => page.keyboard.press('Alt+ArrowUp'));
  await expectOutline([before[1], before[0], ...before.slice(2)]);
  await savedAfter(() => page.keyboard.press('Control+z'));
  await expectOutline(before);
  expect(await outlineTexts()).toEqual(before);
});

/** Does something and waits until the draft that it makes is saved. */
async function savedAfter(act: () => Promise<void>): Promise<void> {
  const saving = page.waitForResponse((response) =>
    Boolean(response.request().postData()?.includes('savePortfolio')),
  );
  await act();
  await saving;
  await saved();
}

async function expectOutline(expected: readonly (string | undefined)[]): Promise<void> {
  await page.waitForFunction((wanted) => {
    const entries = [...document.querySelectorAll<HTMLElement>('[data-outline-entry]')];
    return JSON.stringify(entries.map((entry) => entry.innerText.split('\n')[0])) === wanted;
  }, JSON.stringify(expected));
}

test('keeps what was arranged over a reload', async () => {
  await saved();
  const before = await outlineTexts();
  await page.reload();
  await page.getByRole('tab', { name: 'Outline' }).click();
  await expectOutline(before);
  expect(await outlineTexts()).toEqual(before);
});

test('publishes, and a logged-out browser without JavaScript reads the page', async () => {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('button', { name: 'Published', exact: true }).waitFor();
  const visitor = await openPage(browser, { javaScriptEnabled: false });
  const response = await visitor.goto(`${platform.url}/@${owner.username}`);
  expect(response?.status()).toBe(200);
  await visitor.getByText('Salt and thread').first().waitFor();
});

test('a save from elsewhere while this window was offline is a conflict that loses nothing', async () => {
  await page.context().setOffline(true);
  await page.getByLabel('Page title').fill('Title of this window');
  await saveDraft(owner, 'Heading of the other device');
  await page.context().setOffline(false);
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Your page was changed elsewhere').waitFor();
  await dialog.getByRole('button', { name: 'Keep mine' }).click();
  await saved();
  const { me } = await owner.client.data(
    '{ me { portfolio { title revisions(first: 2) { nodes { document { blocks { props } } } } } } }',
  );
  expect(me.portfolio.title).toBe('Title of this window');
  expect(JSON.stringify(me.portfolio.revisions.nodes[1])).toContain('Heading of the other device');
});
