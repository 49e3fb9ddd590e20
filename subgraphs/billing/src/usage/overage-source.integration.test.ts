import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { meterOf, planOf, type Tier } from '@gatefold/schema';
import { service } from '@gatefold/runtime/identity';
import {
  endSubscription,
  grantOfSubscription,
  grantThroughApi,
  register,
  revokeThroughApi,
} from '../grants/testing/arrange.js';
import { startBilling, type Billing } from '../testing/start-billing.js';
import { commitUsage } from './commit-usage.js';
import { reserveUsage } from './reserve-usage.js';
import { balancesOf, key, requestOf, rowsOf, setCap } from './testing/ledger.js';

// SV-22: only a subscription to the plan that holds is an invoice for units above its limit
let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const ledger = () => billing.as(service('ai'));
const included = (tier: Tier): number => Number(planOf(tier).entitlements[key]);

/** A person who agreed to 10 dollars. */
async function person(): Promise<string> {
  const userId = randomUUID();
  await register(billing, userId);
  await setCap(billing, userId, 1_000);
  return userId;
}
async function use(userId: string, units: number): Promise<string> {
  const request = requestOf(userId, { units });
  const held = await reserveUsage(ledger(), request);
  if (!held.ok) return held.errors[0]?.message ?? 'refused';
  return (await commitUsage(ledger(), request.reservationId)).ok ? 'OK' : 'lost';
}
const metersOf = async (userId: string): Promise<readonly unknown[]> =>
  (
    await rowsOf(billing, 'select meter, units from meter_report where user_id = $1 order by occurred_at', [
      userId,
    ])
  ).map(({ meter, units }) => [meter, units]);

test('a plan without a subscription is hard, and says how to go on', async () => {
  const userId = await person();
  await grantThroughApi(billing, userId, 'PRO');
  expect(await use(userId, included('PRO'))).toBe('OK');
  expect(await reserveUsage(ledger(), requestOf(userId))).toMatchObject({
    errors: [
      {
        code: 'QUOTA_EXCEEDED',
        message: expect.stringContaining('you have the Pro plan without one: subscribe to Pro to go on now'),
        entitlement: { allowed: false, limitMode: 'HARD', limit: 300, cheapestPlanThatAllows: 'PREMIUM' },
      },
    ],
  });
  await grantOfSubscription(billing, userId, 'PRO');
  expect(await use(userId, 2)).toBe('OK');
  expect(await metersOf(userId)).toEqual([[meterOf('PRO', key), 2]]);
});

test('a subscription that ends beside another source makes the limit hard; what was promised is free', async () => {
  const userId = await person();
  await grantOfSubscription(billing, userId, 'PRO');
  await grantThroughApi(billing, userId, 'PRO');
  expect(await use(userId, included('PRO') + 3)).toBe('OK');
  const promised = requestOf(userId, { units: 4 });
  expect((await reserveUsage(ledger(), promised)).ok).toBe(true);
  await endSubscription(billing, userId);
  expect((await commitUsage(ledger(), promised.reservationId)).ok).toBe(true);
  expect(await use(userId, 1)).toMatch(/subscribe to Pro/);
  expect(await balancesOf(billing, userId)).toEqual([
    { committed: 307, reserved: 0, overage: 3, overage_cents: 15 },
  ]);
  await grantOfSubscription(billing, userId, 'PRO');
  expect(await use(userId, 1)).toBe('OK');
  expect(await metersOf(userId)).toEqual([
    [meterOf('PRO', key), 3],
    [meterOf('PRO', key), 1],
  ]);
});

test('a larger plan from another source is hard at its limit, and charged at the subscription when it ends', async () => {
  const userId = await person();
  await grantOfSubscription(billing, userId, 'PRO');
  const larger = await grantThroughApi(billing, userId, 'PREMIUM');
  expect(await use(userId, included('PREMIUM'))).toBe('OK');
  expect(await use(userId, 1)).toMatch(/subscribe to Premium/);
  await revokeThroughApi(billing, larger);
  expect(await use(userId, 1)).toBe('OK');
  expect(await metersOf(userId)).toEqual([[meterOf('PRO', key), 1]]);
  expect(await balancesOf(billing, userId)).toMatchObject([{ overage: 1, overage_cents: 5 }]);
});
