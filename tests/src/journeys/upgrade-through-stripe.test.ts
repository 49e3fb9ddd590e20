import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import type { Browser } from 'playwright-core';
import { launchBrowser, openPage } from '../harness/browser.js';
import { registerPerson, type Person } from '../harness/people.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';
import { pushWith } from '../harness/pushes.js';
import { openCheckout, payOnPage, sandboxOf } from '../harness/stripe-sandbox.js';

// Journey 4: RA-9, RA-12, RA-14, PF-10, PS-5, SV-21, BP-26, S11

let platform: SharedPlatform;
let browser: Browser;
beforeAll(async () => {
  [platform, browser] = await Promise.all([sharedPlatform(), launchBrowser()]);
}, 120_000);
afterAll(() => browser.close());

/** The page on which to pay; on a new platform the plans are put on sale within moments. */
const checkoutOf = (person: Person): Promise<string> =>
  eventually(() => openCheckout(person).catch(() => undefined), 20_000);

const standingOf = async (person: Person) =>
  (
    await person.client.data(`{ me { tier subscription { status plan { key } interval }
      grants { source planKey revokedAt } } }`)
  ).me;

test('an upgrade in the browser: webhooks twice and out of order, one grant, and a push that unlocks', async () => {
  const person = await registerPerson(platform.url, 'Uma Upgrade');
  const url = await checkoutOf(person);
  const sandbox = sandboxOf(url);
  await sandbox.setWebhookFaults({ hold: true });
  const entitlements = person.client.subscribe(
    'subscription { entitlementsUpdated { entitlement(key: "portfolio.branding_removal") { allowed } } }',
  );
  const subscriptions = person.client.subscribe(
    'subscription { subscriptionUpdated { subscription { status plan { key } } } }',
  );
  const unlocked = pushWith(entitlements, '"allowed":true');
  const told = pushWith(subscriptions, '"ACTIVE"');

  const page = await openPage(browser);
  await page.goto(url);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Name on card').fill('Uma Upgrade');
  await page.getByLabel('Card number').fill('4242 4242 4242 4242');
  await page.getByLabel('Expiry').fill('12 / 40');
  await page.getByLabel('Security code').fill('123');
  await page.getByRole('button', { name: 'Subscribe for $9.99' }).click();
  await page.waitForURL(`${platform.url}/billing?paid=1`, { waitUntil: 'commit' });
  await page.context().close();
  expect(await standingOf(person)).toMatchObject({ tier: 'FREE', subscription: null });

  const events = (await sandbox.events()).filter(({ data }) => data.object.customer != null);
  const backwards = events.toReversed();
  expect(await sandbox.deliver([...backwards, ...events])).toEqual([...backwards, ...events].map(() => 200));
  await unlocked;
  await told;
  const standing = await eventually(async () => {
    const me = await standingOf(person);
    return me.tier === 'PRO' ? me : undefined;
  }, 20_000);
  expect(standing).toMatchObject({
    subscription: { status: 'ACTIVE', plan: { key: 'PRO' }, interval: 'MONTH' },
    grants: [
      { source: 'STRIPE_SUBSCRIPTION', planKey: 'PRO', revokedAt: null },
      { source: 'REGISTRATION', planKey: 'FREE', revokedAt: null },
    ],
  });
  await sandbox.setWebhookFaults({});
  await person.client.close();
}, 90_000);

test('forged, replayed and post-dated webhooks are refused and have no effect', async () => {
  // S11
  const person = await registerPerson(platform.url, 'Fay Forged');
  const url = await checkoutOf(person);
  const sandbox = sandboxOf(url);
  await sandbox.setWebhookFaults({ hold: true });
  await payOnPage(url, person);
  const [event] = (await sandbox.events()).filter(({ type }) => type === 'invoice.paid').slice(-1);
  const body = JSON.stringify(event);
  const secrets = path.join(platform.logs, '../secrets/stripe-sandbox-webhook-secret');
  const secret = readFileSync(secrets, 'utf8').trim();
  const now = Math.floor(Date.now() / 1_000);
  const send = async (second: number, key: string, sent = body): Promise<number> => {
    const signed = createHmac('sha256', key).update(`${second}.${body}`).digest('hex');
    const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${second},v1=${signed}` };
    return (await fetch(`${platform.url}/webhooks/stripe`, { method: 'POST', headers, body: sent })).status;
  };
  expect(await send(now, 'whsec_forged')).toBe(400);
  expect(await send(now, secret, body.replace('invoice.paid', 'invoice.void'))).toBe(400);
  expect(await send(now - 400, secret)).toBe(400);
  expect(await send(now + 400, secret)).toBe(400);
  expect(await standingOf(person)).toMatchObject({ tier: 'FREE', subscription: null });
  expect(await send(now, secret)).toBe(200);
  await eventually(async () => ((await standingOf(person)).tier === 'PRO' ? true : undefined), 20_000);
  await sandbox.setWebhookFaults({});
}, 90_000);
