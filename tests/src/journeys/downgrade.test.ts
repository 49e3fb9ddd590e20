import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { administratorSettings, signInAdministrator } from '../harness/administrator.js';
import { launchBrowser } from '../harness/browser.js';
import { GraphClient } from '../harness/graph-client.js';
import { createProject, registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { signedInPage } from '../harness/signed-in-page.js';

// Decision "Downgrade": what is over the limit is kept, frozen after a notice, and the person chooses

const count = 22;

jest.setTimeout(90_000);

/** Its own, since time passes for everything in its database. */
let platform: TestPlatform;
let browser: Browser;
let page: Page;
let administrator: GraphClient;
let ada: Person;
let grantId: string;

beforeAll(async () => {
  [platform, browser] = await Promise.all([startTestPlatform(administratorSettings), launchBrowser()]);
  administrator = await signInAdministrator(platform.url);
  ada = await registerPerson(platform.url);
  grantId = await grantPro();
  for (let number = 1; number <= count; number += 1) await createProject(ada, `Work ${number}`);
  page = await signedInPage(browser, platform.url, ada);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await platform.stop();
});

/** Puts the person on PRO; resolves when projects beyond FREE can be made. */
async function grantPro(): Promise<string> {
  const input = { userId: ada.id, planKey: 'PRO', reason: 'For the test' };
  const payload = await eventually(
    () => administrator.mutate('grantPlan', 'grant { id }', 'GrantPlanInput!', input).catch(() => undefined),
    10_000,
  );
  await eventually(async () => {
    const { me } = await ada.client.data('{ me { entitlement(key: "content.projects") { limit } } }');
    return me.entitlement.limit === 200 || undefined;
  }, 10_000);
  return payload.grant.id as string;
}

async function titlesOverLimit(planKey: string | null): Promise<string[]> {
  const { me } = await ada.client.data<{ me: { projectsOverLimit: { nodes: { title: string }[] } } }>(
    'query ($planKey: Tier) { me { projectsOverLimit(first: 100, planKey: $planKey) { nodes { title } } } }',
    { planKey },
  );
  return me.projectsOverLimit.nodes.map(({ title }) => title);
}

const row = (title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: title, exact: true }) });

test('a smaller plan shows its notice in the open window, with exactly what was foretold', async () => {
  await page.goto(`${platform.url}/projects`);
  await row('Work 22').waitFor();
  const foretold = await titlesOverLimit('FREE');
  await administrator.mutate('revokeGrant', 'grant { id }', 'RevokeGrantInput!', { grantId });
  await page.getByRole('heading', { name: '2 projects do not fit into your plan any more' }).waitFor();
  expect(await titlesOverLimit(null)).toEqual(foretold);
  expect(foretold).toEqual(['Work 22', 'Work 21']);
  await row('Work 22')
    .getByText(/^Freezes on/)
    .waitFor();
});

test('the person chooses by keyboard what stays live', async () => {
  await page.getByRole('button', { name: 'Choose what stays live' }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'Choose what stays live' });
  await panel.getByText('20 of 20 chosen').waitFor();
  await panel.getByRole('checkbox', { name: /Work 22/ }).press('Space');
  await panel.getByText('21 of 20 chosen: take 1 away').waitFor();
  expect(await panel.getByRole('button', { name: 'Keep these live' }).isDisabled()).toBe(true);
  await panel.getByRole('checkbox', { name: /Work 1 / }).press('Space');
  await panel.getByText('20 of 20 chosen').waitFor();
  await page.keyboard.press('Enter');
  await panel.waitFor({ state: 'detached' });
  await row('Work 1')
    .getByText(/^Freezes on/)
    .waitFor();
  expect(await titlesOverLimit(null)).toEqual(['Work 21', 'Work 1']);
});

test('after the notice it is read-only and still seen, until a larger plan makes it live at once', async () => {
  const database = new pg.Client({ connectionString: platform.databaseAdminUrl });
  await database.connect();
  await database.query(
    `update content.project set freezes_at = now() - interval '1 second' where freezes_at is not null`,
  );
  await database.end();
  await page.reload();
  await page.getByRole('heading', { name: '2 projects are frozen' }).waitFor();
  await row('Work 1').getByText('Frozen', { exact: true }).waitFor();
  await row('Work 1').getByRole('button', { name: 'Read Work 1' }).click();
  const panel = page.getByRole('dialog', { name: 'Frozen project' });
  expect(await panel.getByLabel('Title').isDisabled()).toBe(true);
  await panel.getByRole('button', { name: 'Close' }).last().click();
  const visitor = new GraphClient(platform.url);
  const { projects } = await visitor.data(
    `{ projects(first: 100, filter: { ownerUsername: "${ada.username}" }) { totalCount } }`,
  );
  expect(projects.totalCount).toBe(count);

  await grantPro();
  await page.getByRole('heading', { name: '2 projects are frozen' }).waitFor({ state: 'detached' });
  await row('Work 1').getByText('Frozen', { exact: true }).waitFor({ state: 'detached' });
});
