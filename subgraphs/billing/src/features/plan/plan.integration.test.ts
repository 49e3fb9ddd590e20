import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { entitlementKeys, plans } from '@gatefold/schema';
import { anonymous } from '@gatefold/runtime/identity';
import type { TestSubgraph } from '@gatefold/runtime/testing';
import { startBilling } from '../../testing/start-billing.js';

let billing: TestSubgraph<unknown>;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

test('everybody sees the plan table by rank, every line of it', async () => {
  const { data, errors } = await billing.execute<{ plans: { key: string; entitlements: unknown[] }[] }>(
    anonymous,
    '{ plans { key name description rank prices { interval amountCents currency } entitlements { key name allowed limit } } }',
  );
  expect(errors).toEqual([]);
  expect(data.plans.map(({ key }) => key)).toEqual(['FREE', 'PRO', 'PREMIUM']);
  expect(data.plans[0]).toMatchObject({
    name: plans[0]?.name,
    prices: [],
    entitlements: [
      { key: 'content.projects', name: entitlementKeys['content.projects'], allowed: true, limit: 20 },
      { key: 'portfolio.branding_removal', allowed: false, limit: null },
      { key: 'ai.analyses', allowed: true, limit: 20 },
    ],
  });
});

test('every amount of the plan table is shown with its interval and currency', async () => {
  // RA-10
  const { data } = await billing.execute(anonymous, '{ plans { prices { interval amountCents currency } } }');
  const price = (interval: string, amountCents: number) => ({ interval, amountCents, currency: 'USD' });
  expect(data['plans']).toEqual([
    { prices: [] },
    { prices: [price('MONTH', 999), price('YEAR', 9_990)] },
    { prices: [price('MONTH', 1_999), price('YEAR', 19_990)] },
  ]);
});

test('a trial is told of plans that are sold, as many days as are set', async () => {
  const trying = await startBilling({
    STRIPE_SECRET_KEY: 'sk_test_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
    TRIAL_DAYS: 14,
  });
  const { data } = await trying.execute(anonymous, '{ plans { trialDays } }');
  expect(data['plans']).toEqual([{ trialDays: 0 }, { trialDays: 14 }, { trialDays: 14 }]);
  await trying.stop();
  const none = await billing.execute(anonymous, '{ plans { trialDays } }');
  expect(none.data['plans']).toEqual([{ trialDays: 0 }, { trialDays: 0 }, { trialDays: 0 }]);
});

test('another subgraph reaches a plan by its key; an unknown one is null', async () => {
  const { data } = await billing.execute(
    anonymous,
    'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Plan { key name } } }',
    {
      keys: [
        { __typename: 'Plan', key: 'PRO' },
        { __typename: 'Plan', key: 'GOLD' },
      ],
    },
  );
  expect(data).toEqual({ _entities: [{ key: 'PRO', name: 'Pro' }, null] });
});
