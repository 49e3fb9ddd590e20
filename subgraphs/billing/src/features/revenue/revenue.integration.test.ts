import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import {
  grantThroughApi,
  letGrantsEnd,
  registeredPerson,
  revokeThroughApi,
} from '../../grants/testing/arrange.js';
import { signed, tagMangoEvent, type EventParts } from '../../tagmango/testing/tagmango-event.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

// Issue 4, item 10: what administrators read of the business is what the books say

interface Sales {
  source: string;
  currency: string;
  purchaseCount: number;
  paidCents: number;
  refundedCents: number;
}
interface Answer {
  revenue: {
    months: { startsAt: string; sales: Sales[] }[];
    peopleByPlan: {
      planKey: string;
      peopleCount: number;
      grants: { source: string; grantCount: number }[];
    }[];
  };
}

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const ask = (months: number, actor: Actor = buildAdmin()) =>
  billing.execute<Answer>(
    actor,
    `query ($months: Int!) { revenue(months: $months) {
      months { startsAt sales { source currency purchaseCount paidCents refundedCents } }
      peopleByPlan { planKey peopleCount grants { source grantCount } } } }`,
    { months },
  );

/** Hands an event to the provider as the worker does. */
async function tell(parts: EventParts): Promise<void> {
  const provider = billing.platform.services.webhookProviders.get('tagmango');
  const { body, headers } = signed(tagMangoEvent(parts));
  const verified = provider?.verify({ rawBody: body, headers }, new Date());
  if (!provider || !verified?.ok) throw new Error('TagMango is not set up');
  const webhook = { ...verified.facts, id: randomUUID(), rawBody: body };
  await billing.as(service('billing')).transaction((tx) => provider.handle(tx, webhook));
}

/** A moment in the month `ago` months before this one. */
function inMonth(ago: number, day: number, time: string): string {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - ago, day));
  return `${first.toISOString().slice(0, 10)}T${time}Z`;
}

describe('sales', () => {
  const transactionId = randomUUID();
  beforeAll(async () => {
    await tell({ transactionId, amount: 1_000, at: inMonth(2, 1, '00:00:00.000') });
    await tell({ transactionId, event: 'purchase.refunded', amount: 400, at: inMonth(1, 3, '10:00:00.000') });
    await tell({ amount: 2_000_000_000, at: inMonth(2, 20, '10:00:00.000') });
    await tell({ amount: 2_000_000_000, at: inMonth(2, 28, '23:59:59.999') });
    await tell({ event: 'purchase.refunded', amount: 70, at: inMonth(1, 3, '10:00:00.000') });
  });

  test('are counted in the month of the purchase, with what was paid back of them since', async () => {
    const { data, errors } = await ask(3);
    expect(errors).toEqual([]);
    expect(data.revenue.months).toEqual([
      {
        startsAt: inMonth(2, 1, '00:00:00.000'),
        sales: [
          {
            source: 'TAGMANGO',
            currency: 'INR',
            purchaseCount: 3,
            paidCents: 4_000_001_000,
            refundedCents: 400,
          },
        ],
      },
      { startsAt: inMonth(1, 1, '00:00:00.000'), sales: [] },
      { startsAt: inMonth(0, 1, '00:00:00.000'), sales: [] },
    ]);
  });

  test('of another currency are not added up with them', async () => {
    await billing
      .as(service('test'))
      .transaction((tx) =>
        tx.sql("update tagmango_transaction set currency = 'USD' where transaction_id = $1", [transactionId]),
      );
    const { data } = await ask(3);
    expect(data.revenue.months[0]?.sales).toEqual([
      { source: 'TAGMANGO', currency: 'INR', purchaseCount: 2, paidCents: 4_000_000_000, refundedCents: 0 },
      { source: 'TAGMANGO', currency: 'USD', purchaseCount: 1, paidCents: 1_000, refundedCents: 400 },
    ]);
  });

  test('never lose more by refunds than was paid', async () => {
    const twice = { transactionId: randomUUID(), at: inMonth(4, 5, '10:00:00.000') };
    await tell({ ...twice, amount: 500 });
    await tell({ ...twice, event: 'purchase.refunded', amount: 900 });
    const { data } = await ask(5);
    expect(data.revenue.months[0]?.sales).toMatchObject([{ paidCents: 500, refundedCents: 500 }]);
  });
});

test('each person counts once, on the plan of the highest grant that lives', async () => {
  const people = await Promise.all(Array.from({ length: 4 }, () => registeredPerson(billing)));
  const [both, former, ended] = people.map(({ userId }) => userId) as [string, string, string, string];
  await grantThroughApi(billing, both, 'PRO');
  await grantThroughApi(billing, both, 'PREMIUM');
  await revokeThroughApi(billing, await grantThroughApi(billing, former, 'PREMIUM'));
  await grantThroughApi(billing, ended, 'PRO', { endsAt: new Date(Date.now() + 86_400_000).toISOString() });
  await letGrantsEnd(billing, ended);
  const { data } = await ask(1);
  expect(data.revenue.peopleByPlan).toEqual([
    { planKey: 'FREE', peopleCount: 3, grants: [{ source: 'REGISTRATION', grantCount: 4 }] },
    { planKey: 'PRO', peopleCount: 0, grants: [{ source: 'ADMIN', grantCount: 1 }] },
    { planKey: 'PREMIUM', peopleCount: 1, grants: [{ source: 'ADMIN', grantCount: 1 }] },
  ]);
});

test.each([
  [0, 'BAD_USER_INPUT'],
  [1, undefined],
  [36, undefined],
  [37, 'BAD_USER_INPUT'],
])('%s months: %s', async (months, code) => {
  expect((await ask(months)).code).toBe(code);
});

// S6
test('nobody else reads it', async () => {
  expect((await ask(1, anonymous)).code).toBe('UNAUTHENTICATED');
  for (const actor of [buildMember(), service('gateway')])
    expect((await ask(1, actor)).code).toBe('FORBIDDEN');
});
