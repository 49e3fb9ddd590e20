import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../harness/browser.js';
import { registerPerson } from '../harness/people.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';
import { signedInPage } from '../harness/signed-in-page.js';
import { openCheckout, sandboxOf } from '../harness/stripe-sandbox.js';

// Journey 4, through the pages of the web app: RA-9, RA-14, PS-5, BP-26

let platform: SharedPlatform;
let browser: Browser;
beforeAll(async () => {
  [platform, browser] = await Promise.all([sharedPlatform(), launchBrowser()]);
}, 120_000);
afterAll(() => browser.close());

/** The sandbox behind this platform, once the plans are on sale: within moments of its start. */
async function sandboxWithPlans(): Promise<ReturnType<typeof sandboxOf>> {
  const probe = await registerPerson(platform.url, 'Pia Probe');
  return sandboxOf(await eventually(() => openCheckout(probe).catch(() => undefined), 20_000));
}

/** From now on the page may ask for its plan once; what it learns later reaches it as a push. */
async function answerPlanOnce(page: Page): Promise<void> {
  let asked = 0;
  await page.route('**/graphql', async (route) => {
    const asksPlan = route.request().postData()?.includes('PresentPlan') === true;
    await (asksPlan && asked++ > 0 ? route.abort() : route.continue());
  });
}

test('a person chooses Pro, pays on the page of Stripe and sees it unlock without a reload', async () => {
  const sandbox = await sandboxWithPlans();
  await sandbox.setWebhookFaults({ hold: true });
  const person = await registerPerson(platform.url, 'Uma Upgrade');
  const page = await signedInPage(browser, platform.url, person);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));

  await page.goto(`${platform.url}/pricing?interval=MONTH`);
  await page.getByRole('link', { name: 'Upgrade to Pro' }).click();
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Name on card').fill('Uma Upgrade');
  await page.getByLabel('Expiry').fill('12 / 40');
  await page.getByLabel('Security code').fill('123');
  await answerPlanOnce(page);
  const isListening = page
    .waitForEvent('websocket')
    .then((socket) =>
      socket.waitForEvent('framesent', ({ payload }) => payload.toString().includes('subscriptionUpdated')),
    );
  await page.getByRole('button', { name: 'Subscribe for $9.99' }).click();

  await page.waitForURL('**/billing/success?plan=PRO');
  await page.getByRole('heading', { level: 1, name: 'Thank you' }).waitFor();
  await page.evaluate(() => Object.assign(window, { isSameLoad: true }));
  await isListening;
  // One by one: each makes billing ask Stripe and push, so one that overtakes the subscription is no loss.
  for (const event of await sandbox.events()) if (event.data.object.customer) await sandbox.deliver([event]);
  await page.getByRole('heading', { level: 1, name: 'You are on Pro' }).waitFor();
  expect(await page.evaluate(() => 'isSameLoad' in window)).toBe(true);

  await sandbox.setWebhookFaults({});
  await page.getByRole('link', { name: 'Plan and billing' }).click();
  const invoices = page.getByRole('region', { name: 'Invoices' });
  await invoices.getByText('$9.99', { exact: true }).first().waitFor();
  await invoices.getByText('Paid', { exact: true }).waitFor();
  expect(faults).toEqual([]);
  await page.context().close();
  await person.client.close();
}, 90_000);
