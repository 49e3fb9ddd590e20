import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { service } from '@gatefold/runtime/identity';
import { buildAdmin } from '@gatefold/runtime/testing';
import { startBilling, type Billing } from '../../testing/start-billing.js';

// Issue 4, item 10: what subscriptions bring is what the projection of Stripe says
let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

interface Row {
  readonly status?: string;
  readonly planKey?: string;
  readonly interval?: string;
  readonly amountCents?: number;
  readonly startedAt?: string;
  readonly endedAt?: string | null;
  readonly cancelAt?: string | null;
  readonly accessRevokedAt?: string | null;
}
/** A moment in the month `ago` months before this one. */
function inMonth(ago: number, day: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, day)).toISOString();
}
const sql = (text: string, parameters: readonly unknown[]) =>
  billing.as(service('test')).transaction((tx) => tx.sql(text, [...parameters]));
const subscription = (row: Row) =>
  sql(
    `insert into subscription (id, user_id, subscription_id, customer_id, status, plan_key, interval, amount_cents,
       currency, current_period_start, current_period_end, started_at, ended_at, cancel_at, access_revoked_at)
     values ($1, $2, $3, 'cus', $4, $5, $6, $7, 'USD', now(), now() + interval '1 month', $8, $9, $10, $11)`,
    [
      randomUUID(),
      randomUUID(),
      randomUUID(),
      row.status ?? 'ACTIVE',
      row.planKey ?? 'PRO',
      row.interval ?? 'MONTH',
      row.amountCents ?? 999,
      row.startedAt ?? inMonth(0, 1),
      row.endedAt ?? null,
      row.cancelAt ?? null,
      row.accessRevokedAt ?? null,
    ],
  );
const payment = (status: string, amountCents: number, refundedCents: number) =>
  sql(
    `insert into invoice_payment (id, user_id, subscription_id, invoice_id, intent_id, amount_cents, refunded_cents,
       currency, status, paid_at) values ($1, $2, 'sub', $3, $3, $4, $5, 'USD', $6, $7)`,
    [randomUUID(), randomUUID(), randomUUID(), amountCents, refundedCents, status, inMonth(1, 5)],
  );

async function ask(months: number) {
  const { data, errors } = await billing.execute<{ revenue: Record<string, unknown> }>(
    buildAdmin(),
    `query ($months: Int!) { revenue(months: $months) {
      months { sales { source currency purchaseCount paidCents refundedCents } }
      subscriptions { payingCount trialCount pastDueCount endingCount
        recurring { currency monthlyCents } byPlan { planKey interval count } }
      subscriptionMonths { startsAt atStartCount newCount endedCount } } }`,
    { months },
  );
  expect(errors).toEqual([]);
  return data.revenue;
}

test('without subscriptions there are zeros, and no money in any currency', async () => {
  expect(await ask(1)).toEqual({
    months: [{ sales: [] }],
    subscriptions: {
      payingCount: 0,
      trialCount: 0,
      pastDueCount: 0,
      endingCount: 0,
      recurring: [],
      byPlan: [],
    },
    subscriptionMonths: [{ startsAt: inMonth(0, 1), atStartCount: 0, newCount: 0, endedCount: 0 }],
  });
});

test('recurring revenue, new ones and ended ones are those of the rows, a year counted by its twelfth', async () => {
  await subscription({ startedAt: inMonth(2, 10) });
  await subscription({ interval: 'YEAR', amountCents: 9_990, startedAt: inMonth(1, 1) });
  await subscription({
    status: 'PAST_DUE',
    planKey: 'PREMIUM',
    amountCents: 1_999,
    startedAt: inMonth(1, 2),
  });
  await subscription({ cancelAt: inMonth(-1, 1) });
  await subscription({ status: 'TRIALING', amountCents: 1_999 });
  await subscription({ status: 'CANCELED', startedAt: inMonth(2, 1), endedAt: inMonth(1, 3) });
  // Neither pays: one was given back, one never got its first payment.
  await subscription({ accessRevokedAt: inMonth(0, 1) });
  await subscription({ status: 'INCOMPLETE_EXPIRED', endedAt: inMonth(0, 1) });
  await payment('SUCCEEDED', 999, 0);
  await payment('PARTIALLY_REFUNDED', 999, 99);
  await payment('CHARGED_BACK', 1_999, 0);
  const revenue = await ask(3);
  expect(revenue).toMatchObject({
    subscriptions: {
      payingCount: 4,
      trialCount: 1,
      pastDueCount: 1,
      endingCount: 1,
      recurring: [{ currency: 'USD', monthlyCents: Math.round(999 + 9_990 / 12 + 1_999 + 999) }],
      byPlan: [
        { planKey: 'PRO', interval: 'MONTH', count: 2 },
        { planKey: 'PREMIUM', interval: 'MONTH', count: 1 },
        { planKey: 'PRO', interval: 'YEAR', count: 1 },
      ],
    },
    subscriptionMonths: [
      { atStartCount: 0, newCount: 2, endedCount: 0 },
      { atStartCount: 2, newCount: 2, endedCount: 1 },
      { atStartCount: 3, newCount: 3, endedCount: 0 },
    ],
    months: [
      { sales: [] },
      {
        sales: [
          {
            source: 'STRIPE_SUBSCRIPTION',
            currency: 'USD',
            purchaseCount: 3,
            paidCents: 3_997,
            refundedCents: 99 + 1_999,
          },
        ],
      },
      { sales: [] },
    ],
  });
});
