import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import {
  beginPayment,
  deliverAll,
  eventsOfPayment,
  intentIdOf,
  payOnce,
} from '../../payments/testing/pay-once.js';
import { copyOf, startShop, type Shop } from '../../stripe/testing/start-shop.js';

// SV-29, PS-23, RA-29
let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

/** What billing shows at `/metrics`: the value of a series by its name and labels, 0 before it was counted. */
async function figure(series: string): Promise<number> {
  const text = await (await fetch(`${shop.server.origin}/metrics`)).text();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return Number(line?.split(' ')[1] ?? 0);
}

test('webhooks and payments are counted by what became of them, and how long it took', async () => {
  const { person } = await shop.customer();
  const { id } = await payOnce(shop, person);
  const paid = eventsOfPayment(shop, id).filter(({ type }) => type === 'payment_intent.succeeded');
  await deliverAll(shop, [...paid, ...paid]);
  const refused = intentIdOf(await beginPayment(shop, (await shop.customer()).person));
  await shop.stripe.client.paymentIntents
    .confirm(refused, {
      payment_method: 'pm_card_visa_chargeDeclined',
      return_url: 'https://gatefold.test/paid',
    })
    .catch(() => undefined);
  await deliverAll(
    shop,
    eventsOfPayment(shop, refused).filter(({ type }) => type === 'payment_intent.payment_failed'),
  );
  const unknown = paid.map((event) => ({
    ...copyOf(event),
    type: 'radar.early_fraud_warning.created' as never,
  }));
  await deliverAll(shop, unknown);
  await shop.server.post('/webhooks/stripe', '{}', { 'stripe-signature': 't=1,v1=00' });

  await eventually(async () => (await figure('gatefold_payments_total{result="failed"}')) === 1 || undefined);
  const received = (result: string) =>
    figure(`gatefold_webhooks_received_total{provider="stripe",result="${result}"}`);
  expect(await figure('gatefold_payments_total{result="succeeded"}')).toBe(1);
  expect(await received('stored')).toBe(3);
  expect(await received('duplicate')).toBe(1);
  expect(await received('refused')).toBe(1);
  const processed = (ending: string) =>
    figure(`gatefold_webhook_processing_seconds_count{provider="stripe",ending="${ending}"}`);
  await eventually(async () => (await processed('unhandled')) === 1 || undefined);
  expect(await processed('done')).toBe(2);
  expect(
    await figure('gatefold_webhook_processing_seconds_sum{provider="stripe",ending="done"}'),
  ).toBeGreaterThan(0);
});
