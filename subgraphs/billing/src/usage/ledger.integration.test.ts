import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { service } from '@gatefold/runtime/identity';
import {
  endSubscription,
  grantOfSubscription,
  grantThroughApi,
  register,
  revokeThroughApi,
} from '../grants/testing/arrange.js';
import { commitUsage } from './commit-usage.js';
import { claimMeterReports, findMeterDifferences, markReported } from './meter-report.repository.js';
import { releaseUsage } from './release-usage.js';
import { reserveUsage } from './reserve-usage.js';
import { expireDueReservations } from './sweep-usage.js';
import { balancesOf, letReservationsExpire, requestOf, rowsOf, setCap } from './testing/ledger.js';
import { startBilling, type Billing } from '../testing/start-billing.js';

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const ledger = () => billing.as(service('ai'));
const free = { committed: 0, reserved: 0, overage: 0, overage_cents: 0 };

/** A registered person who has used `used` units of the free 20. */
async function person(used = 0): Promise<string> {
  const userId = randomUUID();
  await register(billing, userId);
  if (used > 0) await useUnits(userId, used);
  return userId;
}

async function useUnits(userId: string, units: number): Promise<void> {
  const request = requestOf(userId, { units });
  await reserveUsage(ledger(), request);
  await commitUsage(ledger(), request.reservationId);
}

const codesOf = (results: readonly { ok: boolean; errors?: readonly { code: string }[] }[]) =>
  results.map((result) => result.errors?.[0]?.code ?? 'OK').toSorted();

describe('a hard limit', () => {
  // R6, SV-19
  test('200 calls at once with a balance for 100 hold exactly 100 units', async () => {
    const userId = await person();
    await grantThroughApi(billing, userId, 'PRO');
    await useUnits(userId, 200);
    const results = await Promise.all(
      Array.from({ length: 200 }, () => reserveUsage(ledger(), requestOf(userId))),
    );
    expect(codesOf(results)).toEqual([
      ...Array.from({ length: 100 }, () => 'OK'),
      ...Array.from({ length: 100 }, () => 'QUOTA_EXCEEDED'),
    ]);
    expect(await balancesOf(billing, userId)).toEqual([{ ...free, committed: 200, reserved: 100 }]);
  });

  test('is refused with everything that explains it', async () => {
    const userId = await person(20);
    expect(await reserveUsage(ledger(), requestOf(userId))).toMatchObject({
      ok: false,
      errors: [
        {
          code: 'QUOTA_EXCEEDED',
          message: expect.stringMatching(
            /^AI analyses: all 20 of your Free plan are in use; they start again on .*\. The Pro plan allows 300\.$/,
          ),
          entitlement: {
            key: 'ai.analyses',
            allowed: false,
            limit: 20,
            used: 20,
            limitMode: 'HARD',
            cheapestPlanThatAllows: 'PRO',
            resetsAt: expect.any(Date),
          },
        },
      ],
    });
  });

  test('never lets a person go beyond it by asking for several units', async () => {
    const userId = await person(18);
    expect((await reserveUsage(ledger(), requestOf(userId, { units: 3 }))).ok).toBe(false);
    expect((await reserveUsage(ledger(), requestOf(userId, { units: 2 }))).ok).toBe(true);
  });

  test('moves with the plan in the middle of a period, what was used stays', async () => {
    const userId = await person(20);
    const grantId = await grantThroughApi(billing, userId, 'PRO');
    await useUnits(userId, 5);
    await revokeThroughApi(billing, grantId);
    expect((await reserveUsage(ledger(), requestOf(userId))).ok).toBe(false);
    expect(await balancesOf(billing, userId)).toEqual([{ ...free, committed: 25 }]);
  });
});

describe('a reservation', () => {
  test('is the same however often it is asked for, and used once', async () => {
    const userId = await person();
    const request = requestOf(userId);
    const asked = await Promise.all(Array.from({ length: 10 }, () => reserveUsage(ledger(), request)));
    expect(codesOf(asked)).toEqual(Array.from({ length: 10 }, () => 'OK'));
    const used = await Promise.all(
      Array.from({ length: 10 }, () => commitUsage(ledger(), request.reservationId)),
    );
    expect(codesOf(used)).toEqual(Array.from({ length: 10 }, () => 'OK'));
    expect(await balancesOf(billing, userId)).toEqual([{ ...free, committed: 1 }]);
  });

  test('under the same id for something else is a conflict', async () => {
    const [userId, other] = [await person(), await person()];
    const request = requestOf(userId);
    await reserveUsage(ledger(), request);
    for (const changed of [{ units: 2 }, { userId: other }]) {
      expect(await reserveUsage(ledger(), { ...request, ...changed })).toMatchObject({
        ok: false,
        errors: [{ code: 'CONFLICT', path: ['input', 'reservationId'] }],
      });
    }
    expect(await balancesOf(billing, other)).toEqual([]);
  });

  test('that is given back leaves nothing behind, twice as once', async () => {
    const userId = await person();
    const { reservationId } = requestOf(userId);
    await reserveUsage(ledger(), requestOf(userId, { reservationId }));
    for (const _time of [1, 2]) expect((await releaseUsage(ledger(), reservationId)).ok).toBe(true);
    expect(await balancesOf(billing, userId)).toEqual([free]);
    expect(await commitUsage(ledger(), reservationId)).toMatchObject({ errors: [{ code: 'CONFLICT' }] });
  });

  test('that was used cannot be given back, and an unknown one cannot be settled', async () => {
    const userId = await person();
    const { reservationId } = requestOf(userId);
    await reserveUsage(ledger(), requestOf(userId, { reservationId }));
    await commitUsage(ledger(), reservationId);
    expect(await releaseUsage(ledger(), reservationId)).toMatchObject({ errors: [{ code: 'CONFLICT' }] });
    for (const settle of [commitUsage, releaseUsage]) {
      expect(await settle(ledger(), randomUUID())).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
    }
  });

  test('expires by the job, and before that at the next reservation', async () => {
    // R6
    const [idle, busy] = [await person(), await person(19)];
    for (const userId of [idle, busy]) {
      await reserveUsage(ledger(), requestOf(userId));
      await letReservationsExpire(billing, userId);
    }
    expect((await reserveUsage(ledger(), requestOf(busy))).ok).toBe(true);
    await expireDueReservations(ledger());
    expect(await balancesOf(billing, idle)).toEqual([free]);
    expect(await balancesOf(billing, busy)).toEqual([{ ...free, committed: 19, reserved: 1 }]);
  });

  test('that expired is still used while units are there, and not when they are gone', async () => {
    const userId = await person(18);
    const [late, tooLate] = [requestOf(userId), requestOf(userId)];
    for (const request of [late, tooLate]) await reserveUsage(ledger(), request);
    await letReservationsExpire(billing, userId);
    await expireDueReservations(ledger());
    await useUnits(userId, 1);
    expect((await commitUsage(ledger(), late.reservationId)).ok).toBe(true);
    expect(await commitUsage(ledger(), tooLate.reservationId)).toMatchObject({
      errors: [{ code: 'QUOTA_EXCEEDED' }],
    });
    expect(await balancesOf(billing, userId)).toEqual([{ ...free, committed: 20 }]);
  });
});

describe('a metered limit', () => {
  // SV-22
  const proPerson = async (capAmountCents: number): Promise<string> => {
    const userId = await person();
    await grantOfSubscription(billing, userId, 'PRO');
    await setCap(billing, userId, capAmountCents);
    await useUnits(userId, 295);
    return userId;
  };
  const runAtOnce = async (userId: string, count: number): Promise<number> => {
    const requests = Array.from({ length: count }, () => requestOf(userId));
    const results = await Promise.all(requests.map((request) => reserveUsage(ledger(), request)));
    const held = requests.filter((_request, index) => results[index]?.ok);
    await Promise.all(held.map(({ reservationId }) => commitUsage(ledger(), reservationId)));
    return held.length;
  };

  test('without a spending cap is hard', async () => {
    const userId = await proPerson(0);
    expect(await runAtOnce(userId, 20)).toBe(5);
    expect(await balancesOf(billing, userId)).toEqual([{ ...free, committed: 300 }]);
  });

  test('with a cap charges exactly the units above it, each reported once', async () => {
    const userId = await proPerson(1_000);
    expect(await runAtOnce(userId, 20)).toBe(20);
    expect(await balancesOf(billing, userId)).toEqual([
      { committed: 315, reserved: 0, overage: 15, overage_cents: 75 },
    ]);
    const [sum] = await rowsOf(
      billing,
      'select count(*)::integer as reports, sum(units)::integer as units from meter_report where user_id = $1',
      [userId],
    );
    expect(sum).toEqual({ reports: 15, units: 15 });
  });

  test('never costs more than the cap', async () => {
    const userId = await proPerson(23);
    expect(await runAtOnce(userId, 20)).toBe(9);
    expect(await balancesOf(billing, userId)).toEqual([
      { committed: 304, reserved: 0, overage: 4, overage_cents: 20 },
    ]);
  });

  test('charges nothing that was promised as included before a smaller plan came', async () => {
    const userId = await proPerson(1_000);
    const request = requestOf(userId);
    await reserveUsage(ledger(), request);
    await endSubscription(billing, userId);
    expect((await commitUsage(ledger(), request.reservationId)).ok).toBe(true);
    expect(await balancesOf(billing, userId)).toEqual([{ ...free, committed: 296 }]);
  });

  test('tells at 80 and 100% of limit and cap, once each', async () => {
    const userId = await proPerson(10);
    await runAtOnce(userId, 7);
    const rows = await rowsOf(
      billing,
      "select payload from outbox where name = 'billing.usage.threshold_reached@1' and subject = $1 order by position",
      [userId],
    );
    const told = rows.map(({ payload }) => payload as { subject: string; percent: number; bound: number });
    expect(told.map(({ subject, percent, bound }) => [subject, percent, bound])).toEqual([
      ['LIMIT', 80, 300],
      ['LIMIT', 100, 300],
      ['SPENDING_CAP', 80, 10],
      ['SPENDING_CAP', 100, 10],
    ]);
  });
});

test('reports to a meter are claimed by one at a time, and reconciled to the unit', async () => {
  const operation = ledger();
  const claim = (claimMs: number) => operation.transaction((tx) => claimMeterReports(tx, 1_000, claimMs));
  const [mine, others] = await Promise.all([claim(60_000), claim(60_000)]);
  const all = [...mine, ...others];
  expect(all.length).toBeGreaterThan(0);
  expect(new Set(all.map(({ identifier }) => identifier)).size).toBe(all.length);
  const units = (rows: readonly { units: number }[]) => rows.reduce((sum, row) => sum + row.units, 0);
  const open = await operation.read(findMeterDifferences);
  expect(
    open.every((row) => row.ledgerUnits === row.balanceUnits && row.ledgerUnits === row.recordedUnits),
  ).toBe(true);
  expect(open.reduce((sum, row) => sum + row.ledgerUnits - row.reportedUnits, 0)).toBe(units(all));
  await operation.transaction((tx) =>
    markReported(
      tx,
      all.map(({ identifier }) => identifier),
    ),
  );
  expect(await operation.read(findMeterDifferences)).toEqual([]);
  expect(await claim(60_000)).toEqual([]);
});
