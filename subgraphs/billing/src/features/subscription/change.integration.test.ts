import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import type { Actor, MemberActor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import type Stripe from 'stripe';
import type { SoldPlan } from '../../stripe/plan-prices.js';
import { setUpPortal } from '../../stripe/setup/portal.js';
import { syncSoon } from '../../stripe/sync-request.js';
import { startShop, type Shop } from '../../stripe/testing/start-shop.js';

let shop: Shop;
let person: MemberActor;
let customerId: string;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
beforeEach(async () => {
  ({ person, customerId } = await shop.customer());
});

const pro: SoldPlan = { planKey: 'PRO', interval: 'MONTH' };
const premium: SoldPlan = { planKey: 'PREMIUM', interval: 'MONTH' };
const fields = `subscription { status plan { key } interval nextPlan { key } nextInterval cancelAtPeriodEnd endsAt currentPeriodEnd }
  userErrors { code message path }`;

interface Changed {
  readonly subscription: { readonly currentPeriodEnd: string; readonly endsAt?: string | null } | null;
  readonly userErrors: readonly { code: string; message: string }[];
}

async function mutate(
  name: string,
  input: object | undefined,
  type = 'PlanInput',
  selected = fields,
): Promise<Changed> {
  const argument = input ? '(input: $input)' : '';
  const declared = input ? `($input: ${type}!)` : '';
  const { data, errors } = await shop.billing.execute<Record<string, Changed>>(
    person,
    `mutation ${declared} { ${name}${argument} { ${selected} } }`,
    input ? { input } : {},
  );
  expect(errors).toEqual([]);
  return data[name] as Changed;
}
/** Billing has heard of what is at Stripe. */
const noticed = () => syncSoon(shop.billing.as(person), person.userId, customerId);
const changePlan = (plan: SoldPlan) => mutate('changePlan', plan);
const cancel = (immediately: boolean) =>
  mutate('cancelSubscription', { immediately }, 'CancelSubscriptionInput');
const preview = async (plan: SoldPlan) =>
  mutate(
    'previewPlanChange',
    plan,
    'PlanInput',
    'preview { effectiveAt dueNowAmountCents creditAmountCents nextAmountCents nextChargeAt currency } userErrors { code message }',
  );

/** What administrators read of the person. */
async function read(actor: Actor = buildAdmin()) {
  const { data } = await shop.billing.execute<{ _entities: Record<string, unknown>[] }>(
    actor,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on User {
      subscription { status plan { key } nextPlan { key } } grants { planKey source endsAt revokedAt } } } }`,
    { keys: [{ __typename: 'User', id: toGlobalId('User', person.userId) }] },
  );
  return data._entities[0];
}
const invoicesOf = async (): Promise<Stripe.Invoice[]> =>
  (await shop.stripe.client.invoices.list({ customer: customerId, limit: 100 })).data;

describe('a change of plan', () => {
  test('upwards happens at once, is charged what the preview says, and the grant follows', async () => {
    await shop.subscribe(customerId, pro);
    const previewed = await preview(premium);
    expect(previewed).toMatchObject({
      preview: {
        effectiveAt: null,
        creditAmountCents: 999,
        dueNowAmountCents: 1_000,
        nextAmountCents: 1_999,
        currency: 'USD',
      },
    });
    expect(await changePlan(premium)).toMatchObject({
      subscription: { status: 'ACTIVE', plan: { key: 'PREMIUM' }, interval: 'MONTH', nextPlan: null },
      userErrors: [],
    });
    expect((await invoicesOf())[0]).toMatchObject({ amount_paid: 1_000, status: 'paid' });
    expect(await read()).toMatchObject({
      grants: [
        { planKey: 'PREMIUM', source: 'STRIPE_SUBSCRIPTION', endsAt: null, revokedAt: null },
        { planKey: 'FREE' },
      ],
    });
  });

  test('to yearly payment begins a new period', async () => {
    await shop.subscribe(customerId, pro);
    const previewed = (await preview({ ...pro, interval: 'YEAR' })) as unknown as {
      preview: { nextChargeAt: string };
    };
    const { subscription } = await changePlan({ ...pro, interval: 'YEAR' });
    expect(subscription).toMatchObject({
      interval: 'YEAR',
      currentPeriodEnd: previewed.preview.nextChargeAt,
    });
  });

  test('the months of use are the periods of Stripe', async () => {
    // R6: use is counted from the period that is paid for
    const { id } = await shop.subscribe(customerId, pro);
    await noticed();
    const move = (days: number) =>
      shop.sql(
        `update access_grant set starts_at = starts_at - $2::integer * interval '1 day' where source_ref = $1`,
        [id, days],
      );
    const startOf = async () => {
      const [row] = await shop.sql(
        `select (g.starts_at = s.current_period_start) as is_period from access_grant g
         join subscription s on s.subscription_id = g.source_ref where s.subscription_id = $1`,
        [id],
      );
      return row?.['is_period'];
    };
    expect(await startOf()).toBe(true);
    await move(10);
    await noticed();
    expect(await startOf()).toBe(true);
  });

  test('downwards keeps what is paid for and renews at the lower price', async () => {
    const subscribed = await shop.subscribe(customerId, premium);
    expect(await preview(pro)).toMatchObject({
      preview: { dueNowAmountCents: 0, nextAmountCents: 999 },
    });
    expect(await changePlan(pro)).toMatchObject({
      subscription: { plan: { key: 'PREMIUM' }, nextPlan: { key: 'PRO' } },
    });
    expect(await invoicesOf()).toHaveLength(1);
    expect(await read()).toMatchObject({ grants: [{ planKey: 'PREMIUM' }, { planKey: 'FREE' }] });
    shop.sandbox.control.advanceClock(32 * 86_400);
    await noticed();
    expect(await read()).toMatchObject({
      subscription: { status: 'ACTIVE', plan: { key: 'PRO' }, nextPlan: null },
    });
    expect((await invoicesOf())[0]).toMatchObject({ amount_paid: 999 });
    expect(await read()).toMatchObject({ grants: [{ planKey: 'PRO' }, { planKey: 'FREE' }] });
    await shop.stripe.client.subscriptions.cancel(subscribed.id);
  });

  test('a scheduled change downwards is taken back without a charge', async () => {
    await shop.subscribe(customerId, premium);
    await changePlan(pro);
    expect(await changePlan(premium)).toMatchObject({
      subscription: { plan: { key: 'PREMIUM' }, nextPlan: null },
    });
    expect(await invoicesOf()).toHaveLength(1);
  });

  const yearly = (plan: SoldPlan): SoldPlan => ({ ...plan, interval: 'YEAR' });
  test.each([
    ['a year less of the same plan', yearly(pro), pro, 366, 999],
    ['another plan by the month after a year', yearly(premium), pro, 366, 999],
    ['a lower plan by the year', premium, yearly(pro), 32, 9_990],
  ])('%s begins when the period ends, at its price alone', async (_case, from, to, days, price) => {
    await shop.subscribe(customerId, from);
    const { interval } = to;
    expect(await preview(to)).toMatchObject({
      preview: { dueNowAmountCents: 0, nextAmountCents: price, effectiveAt: expect.anything() },
    });
    expect(await changePlan(to)).toMatchObject({
      subscription: {
        plan: { key: from.planKey },
        interval: from.interval,
        nextPlan: { key: to.planKey },
        nextInterval: interval,
      },
      userErrors: [],
    });
    shop.sandbox.control.advanceClock(days * 86_400);
    await noticed();
    expect((await invoicesOf()).filter(({ total }) => total > 0)[0]).toMatchObject({ amount_paid: price });
    await noticed();
    const { data } = await shop.stripe.client.subscriptions.list({ customer: customerId });
    expect(data[0]).toMatchObject({ schedule: null, status: 'active' });
    expect(data[0]?.items.data[0]?.price.unit_amount).toBe(price);
    expect(await read()).toMatchObject({
      subscription: { status: 'ACTIVE', plan: { key: to.planKey }, nextPlan: null },
      grants: [{ planKey: to.planKey, endsAt: null }, { planKey: 'FREE' }],
    });
  });

  test('what is asked for takes the place of a scheduled change; a cancellation ends it too', async () => {
    await shop.subscribe(customerId, yearly(premium));
    await changePlan(yearly(pro));
    expect(await changePlan(pro)).toMatchObject({
      subscription: { plan: { key: 'PREMIUM' }, nextPlan: { key: 'PRO' }, nextInterval: 'MONTH' },
    });
    const cancelled = await cancel(false);
    expect(cancelled).toMatchObject({ subscription: { cancelAtPeriodEnd: true, nextPlan: null } });
    expect(cancelled.subscription).toMatchObject({ endsAt: cancelled.subscription?.currentPeriodEnd });
    shop.sandbox.control.advanceClock(366 * 86_400);
    await noticed();
    expect(await read()).toMatchObject({ subscription: { status: 'CANCELED' } });
    expect((await invoicesOf()).filter(({ total }) => total > 0)).toHaveLength(1);
  });

  test('a declined card changes nothing and says what to do', async () => {
    const { id } = await shop.subscribe(customerId, pro);
    const broken = await shop.stripe.client.paymentMethods.attach('pm_card_chargeCustomerFail', {
      customer: customerId,
    });
    await shop.stripe.client.subscriptions.update(id, { default_payment_method: broken.id });
    expect(await changePlan(premium)).toMatchObject({
      userErrors: [{ code: 'BAD_USER_INPUT', message: expect.stringContaining('Use another card') }],
    });
    await noticed();
    expect(await read()).toMatchObject({ subscription: { plan: { key: 'PRO' } } });
  });

  test('without a subscription there is nothing to change', async () => {
    expect(await changePlan(premium)).toMatchObject({
      subscription: null,
      userErrors: [{ code: 'NOT_FOUND' }],
    });
  });
});

describe('a cancellation', () => {
  test('takes effect at the end of the period and can be taken back until then', async () => {
    await shop.subscribe(customerId, pro);
    const { subscription } = await cancel(false);
    expect(subscription).toMatchObject({ cancelAtPeriodEnd: true, endsAt: subscription?.currentPeriodEnd });
    expect(await read()).toMatchObject({ grants: [{ endsAt: subscription?.currentPeriodEnd }, {}] });
    expect(await changePlan(premium)).toMatchObject({
      userErrors: [{ message: expect.stringContaining('Resume') }],
    });
    expect(await mutate('resumeSubscription', undefined)).toMatchObject({
      subscription: { cancelAtPeriodEnd: false, endsAt: null },
    });
    expect(await read()).toMatchObject({ grants: [{ endsAt: null }, {}] });
  });

  test('at once ends the access at once', async () => {
    await shop.subscribe(customerId, pro);
    await noticed();
    expect(await cancel(true)).toMatchObject({
      subscription: { status: 'CANCELED', cancelAtPeriodEnd: false },
    });
    expect(await read()).toMatchObject({
      grants: [
        { planKey: 'PRO', revokedAt: expect.anything() },
        { planKey: 'FREE', revokedAt: null },
      ],
    });
    expect(await cancel(true)).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
  });
});

test('the portal opens for a customer alone', async () => {
  const open = () =>
    mutate(
      'openBillingPortal',
      { returnPath: '/billing' },
      'OpenBillingPortalInput',
      'url userErrors { code }',
    );
  expect(await open()).toMatchObject({ url: expect.stringContaining('/p/session/'), userErrors: [] });
  await setUpPortal(shop.stripe.client, shop.stripe.publicOrigin, () => undefined);
  expect(await open()).toMatchObject({ url: expect.stringContaining('/p/session/'), userErrors: [] });
  person = buildMember();
  expect(await open()).toMatchObject({ url: null, userErrors: [{ code: 'NOT_FOUND' }] });
});

test('nobody else sees the subscription', async () => {
  await shop.subscribe(customerId, pro);
  await noticed();
  expect(await read(person)).toMatchObject({ subscription: { plan: { key: 'PRO' } } });
  expect(await read(buildMember())).toEqual({ subscription: null, grants: null });
});
