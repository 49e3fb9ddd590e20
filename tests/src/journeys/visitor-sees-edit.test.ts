import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openPage } from '../harness/browser.js';
import { createProject, publishPortfolio, registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';

// Journey 3: BP-26, RA-25, GX-3, R9

let platform: TestPlatform;
let browser: Browser;
let owner: Person;
let projectId: string;
let visitor: Page;
beforeAll(async () => {
  [platform, browser] = await Promise.all([startTestPlatform(), launchBrowser()]);
  owner = await registerPerson(platform.url, 'Lea Live');
  projectId = await createProject(owner, 'First title');
  await publishPortfolio(owner, 'First heading');
  visitor = await openPage(browser);
  const socket = visitor.waitForEvent('websocket');
  await visitor.goto(`${platform.url}/@${owner.username}`);
  await (await socket).waitForEvent('framesent', (frame) => String(frame.payload).includes('subscribe'));
  await visitor.evaluate(() => Object.assign(window, { sameDocument: true }));
  // From here on the subscription runs: an edit made before may be read instead of pushed.
  await rename('Title at first');
  await visitor.getByText('Title at first').first().waitFor({ timeout: 30_000 });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

const rename = (title: string): Promise<unknown> =>
  owner.client.mutate('updateProject', 'project { id }', 'UpdateProjectInput!', { id: projectId, title });
const isSameDocument = (): Promise<unknown> => visitor.evaluate(() => Reflect.get(window, 'sameDocument'));

test('a visitor sees an edit within a second, without a reload', async () => {
  await rename('Second title');
  const editedAt = Date.now();
  await visitor.getByText('Second title').first().waitFor();
  expect(Date.now() - editedAt).toBeLessThan(1_000);
  expect(await isSameDocument()).toBe(true);
});

test('a visitor sees a newly published page, without a reload', async () => {
  await publishPortfolio(owner, 'Second heading');
  const editedAt = Date.now();
  await visitor.getByText('Second heading').first().waitFor();
  expect(Date.now() - editedAt).toBeLessThan(1_000);
});

test('what is edited while the gateway restarts arrives when it is back', async () => {
  const pid = await platform.ready('gateway');
  platform.processes.find(({ name }) => name === 'gateway')?.kill('SIGKILL');
  await platform.changed('gateway', pid);
  await platform.ready('gateway');
  await rename('Title after the restart');
  await visitor.getByText('Title after the restart').first().waitFor({ timeout: 30_000 });
  expect(await isSameDocument()).toBe(true);
});

test('when the owner unpublishes, the visitor is told and the address answers 404', async () => {
  await owner.client.mutate(
    'unpublishPortfolio',
    'portfolio { publishedRevision }',
    'UnpublishPortfolioInput',
    {},
  );
  await visitor.getByRole('status').first().waitFor();
  expect((await fetch(`${platform.url}/@${owner.username}`)).status).toBe(404);
});
