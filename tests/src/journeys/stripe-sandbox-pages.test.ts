import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, expect, jest, test } from '@jest/globals';
import { startStripeSandbox, type StripeSandbox } from '@gatefold/sandboxes/stripe';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import Stripe from 'stripe';
import { launchBrowser, openPage } from '../harness/browser.js';

// The hosted pages of the Stripe sandbox, as a person without scripts meets them.
jest.setTimeout(120_000);
const audit = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let shop: Server;
let shopUrl: string;
let browser: Browser;
let sandbox: StripeSandbox;
let stripe: Stripe;
let page: Page;
let price: Stripe.Price;

beforeAll(async () => {
  shop = createServer((_request, response) => response.end('Welcome back')).listen(0, '127.0.0.1');
  await once(shop, 'listening');
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  sandbox = await startStripeSandbox();
  stripe = new Stripe(sandbox.secretKey, sandbox.sdkOptions);
  const product = await stripe.products.create({ name: 'Pro' });
  const recurring = { interval: 'month' } as const;
  price = await stripe.prices.create({ product: product.id, currency: 'usd', unit_amount: 999, recurring });
});
afterAll(async () => {
  await browser.close();
  await sandbox.stop();
  shop.closeAllConnections();
  shop.close();
});
beforeEach(async () => {
  page = await openPage(browser);
});
afterEach(() => page.context().close());

async function typeCard(number: string): Promise<void> {
  await page.getByLabel('Card number').fill(number);
  await page.getByLabel('Expiry').fill('12 / 40');
  await page.getByLabel('Security code').fill('123');
}

async function openCheckout(more: Partial<Stripe.Checkout.SessionCreateParams> = {}): Promise<string> {
  const session = await stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: price.id, quantity: 1 }],
    success_url: `${shopUrl}/done?session={CHECKOUT_SESSION_ID}`,
    ...more,
  });
  await page.goto(session.url ?? '');
  await page.getByLabel('E-mail').fill('ada@example.com');
  await page.getByLabel('Name on card').fill('Ada Lovelace');
  return session.id;
}

const subscriptionOf = async (session: string): Promise<Stripe.Subscription> =>
  (await stripe.checkout.sessions.retrieve(session, { expand: ['subscription'] }))
    .subscription as Stripe.Subscription;

test('a declined card says so and another one completes the checkout', async () => {
  const session = await openCheckout();
  await typeCard('4000 0000 0000 0002');
  await page.getByRole('button', { name: 'Subscribe for $9.99' }).click();
  expect(await page.getByRole('alert').textContent()).toBe('Your card was declined.');
  await typeCard('4242 4242 4242 4242');
  await page.getByRole('button', { name: 'Subscribe for $9.99' }).click();
  await page.waitForURL(`${shopUrl}/done?session=${session}`);
  expect((await subscriptionOf(session)).status).toBe('active');
});

test('3-D Secure: failing it asks for another card, passing it pays', async () => {
  const session = await openCheckout();
  for (const decision of ['Fail authentication', 'Complete authentication']) {
    await typeCard('4000 0027 6000 3184');
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByRole('button', { name: decision }).click();
    if (decision === 'Complete authentication') break;
    expect(await page.getByRole('alert').textContent()).toContain('unable to authenticate');
  }
  await page.waitForURL(`${shopUrl}/done?session=${session}`);
  expect((await subscriptionOf(session)).status).toBe('active');
});

test('a promotion code lowers what is due today', async () => {
  const coupon = await stripe.coupons.create({ percent_off: 20, duration: 'forever' });
  await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, code: 'SPRING' });
  await openCheckout({ allow_promotion_codes: true });
  await page.getByLabel('Promotion code').fill('winter');
  await page.getByRole('button', { name: 'Apply' }).click();
  expect(await page.getByRole('alert').textContent()).toBe('This code is invalid.');
  await page.getByLabel('Promotion code').fill('spring');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByRole('button', { name: 'Subscribe for $7.99' }).waitFor();
});

test('the page of a client secret pays its intent after the bank has asked', async () => {
  const intent = await stripe.paymentIntents.create({ amount: 2500, currency: 'usd' });
  await page.goto(`${sandbox.url}/pay/${intent.client_secret}?return_url=${shopUrl}/thanks`);
  await page.getByLabel('Name on card').fill('Ada Lovelace');
  await typeCard('4000 0025 0000 3155');
  await page.getByRole('button', { name: 'Pay $25.00' }).click();
  await page.getByRole('button', { name: 'Complete authentication' }).click();
  await page.waitForURL(/\/thanks\?.*redirect_status=succeeded/);
  expect((await stripe.paymentIntents.retrieve(intent.id)).status).toBe('succeeded');
});

test('in the portal a customer changes the card, cancels and takes that back', async () => {
  const session = await openCheckout();
  await typeCard('4242 4242 4242 4242');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.waitForURL(/done/);
  const { id, customer } = await subscriptionOf(session);
  const portal = await stripe.billingPortal.sessions.create({
    customer: customer as string,
    return_url: shopUrl,
  });
  await page.goto(portal.url);
  await typeCard('4000 0025 0000 3155');
  await page.getByRole('button', { name: 'Use this card' }).click();
  await page.getByRole('button', { name: 'Complete authentication' }).click();
  await page.getByText('Card ending in 3155.').waitFor();
  await page.getByRole('button', { name: 'Cancel at the end of the period' }).click();
  await page.getByRole('button', { name: "Don't cancel" }).waitFor();
  expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(true);
  await page.getByRole('button', { name: "Don't cancel" }).click();
  await page.getByRole('button', { name: 'Cancel at the end of the period' }).waitFor();
  expect((await stripe.subscriptions.retrieve(id)).cancel_at_period_end).toBe(false);
});

test('the checkout page is accessible, with a message on it as well', async () => {
  await openCheckout();
  await typeCard('1234');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('alert').waitFor();
  await page.evaluate(audit);
  const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual(
    [],
  );
});
