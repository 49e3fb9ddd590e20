import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { plans } from '@gatefold/schema';
import { eventually } from '@gatefold/runtime/testing';
import { startStripeSandbox, type StripeSandbox } from '@gatefold/sandboxes/stripe';
import Stripe from 'stripe';
import { startBillingServer } from '../../testing/start-billing-server.js';
import { startBilling } from '../../testing/start-billing.js';
import { overageLookupKeyOf, soldOverage } from '../overage-prices.js';
import { setUpCatalogue } from './set-up-stripe.js';
import { setUpPortal } from './portal.js';
import { setUpWebhookEndpoint } from './webhook-endpoint.js';

let sandbox: StripeSandbox;
let client: Stripe;
beforeAll(async () => {
  sandbox = await startStripeSandbox();
  client = new Stripe(sandbox.secretKey, sandbox.sdkOptions);
});
afterAll(() => sandbox.stop());

async function reportOf(
  setUp: (report: (line: string) => void) => Promise<void>,
): Promise<readonly string[]> {
  const lines: string[] = [];
  await setUp((line) => lines.push(line));
  return lines;
}
const catalogue = () => reportOf((report) => setUpCatalogue({ client }, report));

test('makes what the plan table says, and the second run finds it made', async () => {
  const first = await catalogue();
  expect(first.filter((line) => line.includes('created'))).toHaveLength(first.length);
  const { data } = await client.prices.list({ active: true, limit: 100 });
  const amounts = Object.fromEntries(data.map((price) => [price.lookup_key, price.unit_amount]));
  const wanted = plans.flatMap(({ key, priceAmountCents }) =>
    Object.entries(priceAmountCents ?? {}).map(([interval, amount]) => [
      `gatefold_${key}_${interval}`.toLowerCase(),
      amount,
    ]),
  );
  // SV-22: the unit above a limit has a price that counts on a meter of its plan
  const overage = soldOverage.map((each) => [overageLookupKeyOf(each), each.unitAmountCents]);
  expect(amounts).toEqual(Object.fromEntries([...wanted, ...overage]));
  const meters = await client.billing.meters.list({ status: 'active' });
  const meterOfPrice = new Map(data.map((price) => [price.lookup_key, price.recurring?.meter]));
  for (const each of soldOverage) {
    const meter = meters.data.find(({ event_name: name }) => name === each.meter);
    expect(meterOfPrice.get(overageLookupKeyOf(each))).toBe(meter?.id);
  }
  const second = await catalogue();
  expect(second).toHaveLength(first.length);
  expect(second.filter((line) => !line.endsWith('is as it should be'))).toEqual([]);
});

test('another amount becomes a new price under the same key; who has the old one keeps it', async () => {
  await catalogue();
  const [price] = (await client.prices.list({ lookup_keys: ['gatefold_pro_month'] })).data;
  const old = await client.prices.create({
    product: 'gatefold_pro',
    currency: 'usd',
    unit_amount: 799,
    recurring: { interval: 'month' },
    lookup_key: 'gatefold_pro_month',
    transfer_lookup_key: true,
  });
  expect((await catalogue()).filter((line) => line.startsWith('price gatefold_pro_month'))).toHaveLength(2);
  const [sold] = (await client.prices.list({ lookup_keys: ['gatefold_pro_month'], active: true })).data;
  expect(sold).toMatchObject({ unit_amount: 999 });
  expect([price?.id, old.id]).not.toContain(sold?.id);
  expect(await client.prices.retrieve(old.id)).toMatchObject({ active: false, lookup_key: null });
});

test('configures the billing portal once, without changes of plan', async () => {
  const configure = () => reportOf((report) => setUpPortal(client, 'https://gatefold.test', report));
  expect((await configure()).join()).toContain('created');
  expect(await configure()).toEqual(['billing portal: is as it should be']);
  const { data } = await client.billingPortal.configurations.list();
  expect(data).toMatchObject([
    { features: { invoice_history: { enabled: true }, subscription_update: { enabled: false } } },
  ]);
});

test('registers the address of webhooks once, for the events that are handled', async () => {
  const register = () => reportOf((report) => setUpWebhookEndpoint(client, 'https://gatefold.test', report));
  expect((await register()).join()).toMatch(/created; its secret, shown this once: whsec_/);
  expect(await register()).toEqual([
    'webhook endpoint https://gatefold.test/webhooks/stripe: is as it should be',
  ]);
  const [endpoint] = (await client.webhookEndpoints.list()).data;
  await client.webhookEndpoints.update(endpoint?.id ?? '', { enabled_events: ['invoice.paid'] });
  expect((await register()).join()).toContain('brought up to date');
  const { data } = await client.webhookEndpoints.list();
  expect(data).toHaveLength(1);
  expect(data[0]?.enabled_events).toContain('customer.subscription.deleted');
});

test('billing sets an empty sandbox up by itself at boot', async () => {
  const fresh = await startStripeSandbox();
  const billing = await startBilling();
  const server = await startBillingServer(billing, {
    STRIPE_SECRET_KEY: fresh.secretKey,
    STRIPE_WEBHOOK_SECRET: fresh.webhookSecret,
    STRIPE_API_URL: fresh.url,
  });
  const stripe = new Stripe(fresh.secretKey, fresh.sdkOptions);
  const lookup_keys = ['gatefold_premium_year'];
  const price = await eventually(async () => (await stripe.prices.list({ lookup_keys })).data[0]);
  expect(price).toMatchObject({ unit_amount: 19_990 });
  await server.stop();
  await billing.stop();
  await fresh.stop();
});
