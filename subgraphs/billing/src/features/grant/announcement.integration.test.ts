import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { planRequested } from '@gatefold/schema';
import { service } from '@gatefold/runtime/identity';
import { buildMember, type TestSubgraph } from '@gatefold/runtime/testing';
import { startBilling } from '../../testing/start-billing.js';
import {
  announcementsOf,
  grantThroughApi,
  letGrantsEnd,
  register,
  registeredPerson,
  revokeThroughApi,
} from '../../grants/testing/arrange.js';
import { announceDueTiers } from './use-cases/announce-due-tiers.js';

let billing: TestSubgraph<unknown>;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const nextYear = new Date(Date.now() + 365 * 86_400_000).toISOString();
const countGrants = async (userId: string): Promise<number> => {
  const rows = await billing
    .as(service('test'))
    .read((tx) => tx.sql('select id from access_grant where user_id = $1', [userId]));
  return rows.length;
};

test('a registration that arrives twice, also at once, gives one free grant and one announcement', async () => {
  // R1
  const { userId } = buildMember();
  await Promise.all([register(billing, userId), register(billing, userId), register(billing, userId)]);
  await register(billing, userId);
  expect(await countGrants(userId)).toBe(1);
  expect(await announcementsOf(billing, userId)).toEqual([
    { userId, tier: 'FREE', previousTier: null, sequence: 1 },
  ]);
});

test('a tier that is asked for is announced again under its number, and of a stranger nothing', async () => {
  const { userId } = await registeredPerson(billing);
  await billing.deliver(planRequested, { userId });
  expect(await announcementsOf(billing, userId)).toEqual([
    { userId, tier: 'FREE', previousTier: null, sequence: 1 },
    { userId, tier: 'FREE', previousTier: 'FREE', sequence: 1 },
  ]);
  const stranger = buildMember().userId;
  await billing.deliver(planRequested, { userId: stranger });
  expect(await announcementsOf(billing, stranger)).toEqual([]);
});

test('a tier is announced when it changes, and only then', async () => {
  const { userId } = await registeredPerson(billing);
  const pro = await grantThroughApi(billing, userId, 'PRO');
  const premium = await grantThroughApi(billing, userId, 'PREMIUM');
  await grantThroughApi(billing, userId, 'FREE');
  await revokeThroughApi(billing, pro);
  await revokeThroughApi(billing, premium);
  await revokeThroughApi(billing, premium);
  expect(await announcementsOf(billing, userId)).toEqual([
    { userId, tier: 'FREE', previousTier: null, sequence: 1 },
    { userId, tier: 'PRO', previousTier: 'FREE', sequence: 2 },
    { userId, tier: 'PREMIUM', previousTier: 'PRO', sequence: 3 },
    { userId, tier: 'FREE', previousTier: 'PREMIUM', sequence: 4 },
  ]);
});

test('a grant that ends by time falls back to the highest that is left, once, however many workers look', async () => {
  // BP-10
  const { userId } = await registeredPerson(billing);
  await grantThroughApi(billing, userId, 'PRO', { endsAt: nextYear });
  expect(await announceDueTiers(billing.as(service('billing')))).toBe(0);
  await letGrantsEnd(billing, userId);
  const workers = Array.from({ length: 4 }, () => announceDueTiers(billing.as(service('billing'))));
  await Promise.all(workers);
  expect(await announceDueTiers(billing.as(service('billing')))).toBe(0);
  expect((await announcementsOf(billing, userId)).map(({ tier }) => tier)).toEqual(['FREE', 'PRO', 'FREE']);
});

test('numbers strictly increase under parallel changes, and the last announcement is the true tier', async () => {
  const { userId } = await registeredPerson(billing);
  const held = await Promise.all(
    Array.from({ length: 12 }, (_, index) => grantThroughApi(billing, userId, index % 2 ? 'PRO' : 'PREMIUM')),
  );
  await Promise.all(
    held.slice(0, 11).map(async (id, index) => {
      await revokeThroughApi(billing, id);
      if (index % 4 === 0) await grantThroughApi(billing, userId, 'PRO', { endsAt: nextYear });
    }),
  );
  const announced = await announcementsOf(billing, userId);
  expect(announced.map(({ sequence }) => sequence)).toEqual(announced.map((_, index) => index + 1));
  for (const [index, { tier, previousTier }] of announced.entries()) {
    expect(previousTier).toBe(announced[index - 1]?.tier ?? null);
    expect(tier).not.toBe(previousTier);
  }
  expect(announced.at(-1)?.tier).toBe('PRO');
});
