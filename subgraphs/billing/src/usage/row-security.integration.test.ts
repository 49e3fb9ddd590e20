import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { grantOfSubscription, registeredPerson } from '../grants/testing/arrange.js';
import { commitUsage } from './commit-usage.js';
import { reserveUsage } from './reserve-usage.js';
import { requestOf, setCap } from './testing/ledger.js';
import { startBilling, type Billing } from '../testing/start-billing.js';

let billing: Billing;
const person = buildMember();
beforeAll(async () => {
  billing = await startBilling();
  await registeredPerson(billing, person);
  await grantOfSubscription(billing, person.userId, 'PRO');
  await setCap(billing, person.userId, 100);
  const request = requestOf(person.userId, { reservationId: randomUUID(), units: 301 });
  await reserveUsage(billing.as(service('ai')), request);
  await commitUsage(billing.as(service('ai')), request.reservationId);
});
afterAll(() => billing.stop());

const tables = [
  'usage_account',
  'usage_period',
  'usage_reservation',
  'usage_entry',
  'usage_alert',
  'meter_report',
];
const seenBy = (actor: Actor, table: string): Promise<number> =>
  billing
    .as(actor)
    .read(async (tx) => (await tx.sql(`select 1 from ${table} where user_id = $1`, [person.userId])).length);

test.each(tables)('%s shows rows to their person, administrators and the service alone', async (table) => {
  // S6, S7
  for (const actor of [person, buildAdmin(), service('billing')])
    expect(await seenBy(actor, table)).toBeGreaterThan(0);
  for (const actor of [anonymous, buildMember()]) expect(await seenBy(actor, table)).toBe(0);
});

const changedBy = (actor: Actor, table: string) =>
  billing
    .as(actor)
    .transaction((tx) => tx.sql(`update ${table} set user_id = user_id where true returning user_id`));

test.each(tables)('%s is not written by people', async (table) => {
  // S7
  for (const actor of [person, buildAdmin()]) expect(await changedBy(actor, table)).toEqual([]);
});

test('a line of the ledger is changed by nobody', async () => {
  expect(await changedBy(service('billing'), 'usage_entry')).toEqual([]);
});
