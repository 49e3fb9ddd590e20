import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { workOff } from '../payments/testing/pay-once.js';
import { featuresOfPlan } from './plan-features.js';
import { setUpCatalogue } from './setup/set-up-stripe.js';
import { startShop, type Shop } from './testing/start-shop.js';

// Issue 4, item 1: Stripe's Entitlements agree with the plan table, which decides
let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());

const type = 'entitlements.active_entitlement_summary.updated';
/** What administrators read of the newest announcement. */
async function outcomeOfNewest(): Promise<string | undefined> {
  const event = shop.sandbox.control.events().findLast((each) => each.type === type);
  return (await workOff(shop, event ? [event] : []))[0];
}
const entitledTo = async (customer: string) =>
  (await shop.stripe.client.entitlements.activeEntitlements.list({ customer })).data.map(
    ({ lookup_key: key }) => key,
  );

test('Stripe says of a customer what the plan table says of the plan, also after a change', async () => {
  const { customerId } = await shop.customer();
  const { id, items } = await shop.subscribe(customerId);
  expect((await entitledTo(customerId)).toSorted()).toEqual(
    featuresOfPlan('PRO')
      .map(({ lookupKey }) => lookupKey)
      .toSorted(),
  );
  expect(await outcomeOfNewest()).toBe('3 entitlements, as at Stripe');
  const [premium] = (await shop.stripe.client.prices.list({ lookup_keys: ['gatefold_premium_month'] })).data;
  await shop.stripe.client.subscriptions.update(id, {
    items: [{ id: items.data[0]?.id, price: premium?.id }],
  });
  expect(await outcomeOfNewest()).toBe('3 entitlements, as at Stripe');
  await shop.stripe.client.subscriptions.cancel(id);
  expect(await entitledTo(customerId)).toEqual([]);
  expect(await outcomeOfNewest()).toBe('0 entitlements, as at Stripe');
});

test('what somebody changed at Stripe is named, changes no access, and is mended by the set-up', async () => {
  const { client } = shop.stripe;
  const { data } = await client.products.listFeatures('gatefold_pro');
  const [removed] = data;
  await client.products.deleteFeature('gatefold_pro', removed?.id ?? '');
  const { person, customerId } = await shop.customer();
  await shop.subscribe(customerId);
  const missing = removed?.entitlement_feature.lookup_key;
  expect(await outcomeOfNewest()).toBe(`entitlements differ at Stripe; missing: ${missing}; surplus: none`);
  const [tier] = await shop.sql('select tier from announced_tier where user_id = $1', [person.userId]);
  expect(tier?.['tier']).toBe('PRO');
  await setUpCatalogue(shop.stripe, () => undefined);
  expect(await entitledTo(customerId)).toHaveLength(3);
});
