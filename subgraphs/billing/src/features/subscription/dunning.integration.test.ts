import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { subscribeWithClock, type ClockedSubscriber } from '../../stripe/testing/clocked-subscriber.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';

// SV-21, RA-14: a renewal that fails, tried again by Stripe until it is paid or given up
let shop: Shop;
let subscriber: ClockedSubscriber;
let goodCard: string;
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());
beforeEach(async () => {
  subscriber = await subscribeWithClock(shop);
  const { customerId, subscriptionId } = subscriber;
  const { paymentMethods, subscriptions } = shop.stripe.client;
  goodCard = (await paymentMethods.list({ customer: customerId, type: 'card' })).data[0]?.id ?? '';
  const broken = await paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customerId });
  await subscriptions.update(subscriptionId, { default_payment_method: broken.id });
});

const dayMs = 86_400_000;
interface Seen {
  readonly status: string;
  readonly nextAttemptAt: string | null;
  readonly currentPeriodStart: string;
  readonly endReason: string | null;
}
/** What the person reads after some days. */
async function after(days: number) {
  await subscriber.advance(days);
  await subscriber.sync();
  const { data } = await shop.billing.execute<{
    user: [
      { subscription: Seen; grants: { source: string; endsAt: string | null; revokedAt: string | null }[] },
    ];
  }>(
    subscriber.person,
    `query ($keys: [_Any!]!) { user: _entities(representations: $keys) { ... on User {
      subscription { status nextAttemptAt currentPeriodStart endReason } grants { source endsAt revokedAt } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', subscriber.person.userId) }] },
  );
  const { subscription, grants } = data.user[0];
  return { ...subscription, grant: grants.find(({ source }) => source === 'STRIPE_SUBSCRIPTION') };
}
/** Days from the renewal. */
const daysAfterRenewal = ({ currentPeriodStart }: Seen, moment: string | null | undefined) =>
  moment == null ? null : Math.round((Date.parse(moment) - Date.parse(currentPeriodStart)) / dayMs);

test('is tried again after 3, 5 and 7 days, with access for the days of grace, and then given up', async () => {
  const failed = await after(32);
  expect(failed).toMatchObject({ status: 'PAST_DUE', endReason: null, grant: { revokedAt: null } });
  expect(daysAfterRenewal(failed, failed.nextAttemptAt)).toBe(3);
  expect(daysAfterRenewal(failed, failed.grant?.endsAt)).toBe(7);
  const again = await after(31 + 4);
  expect(daysAfterRenewal(again, again.nextAttemptAt)).toBe(3 + 5);
  const last = await after(31 + 9);
  expect(daysAfterRenewal(last, last.nextAttemptAt)).toBe(3 + 5 + 7);
  expect(daysAfterRenewal(last, last.grant?.endsAt)).toBe(7);
  expect(await after(31 + 16)).toMatchObject({
    status: 'CANCELED',
    nextAttemptAt: null,
    endReason: 'PAYMENT_FAILED',
    grant: { revokedAt: expect.anything() },
  });
});

test('is over as soon as another card pays, and nothing was lost', async () => {
  await after(32);
  const { client } = shop.stripe;
  await client.subscriptions.update(subscriber.subscriptionId, { default_payment_method: goodCard });
  expect(await after(31 + 4)).toMatchObject({
    status: 'ACTIVE',
    nextAttemptAt: null,
    endReason: null,
    grant: { endsAt: null, revokedAt: null },
  });
});

test('an end that was asked for says so', async () => {
  await shop.stripe.client.subscriptions.cancel(subscriber.subscriptionId);
  expect(await after(1)).toMatchObject({ status: 'CANCELED', endReason: 'REQUESTED' });
});
