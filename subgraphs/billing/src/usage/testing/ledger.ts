import { randomUUID } from 'node:crypto';
import type { MeteredKey } from '@gatefold/schema';
import { service } from '@gatefold/runtime/identity';
import type { TestSubgraph } from '@gatefold/runtime/testing';
import type { UsageRequest } from '../reserve-usage.js';

type Billing = TestSubgraph<unknown>;

/** The metered key that tests use. */
export const key: MeteredKey = 'ai.analyses';

/** A request for one unit of this person under a new id, unless `more` says otherwise. */
export function requestOf(userId: string, more: Partial<UsageRequest> = {}): UsageRequest {
  return { reservationId: randomUUID(), userId, key, units: 1, ...more };
}

/** Rows of a table as the service sees them. */
export function rowsOf(
  billing: Billing,
  sql: string,
  params: readonly unknown[],
): Promise<readonly Record<string, unknown>[]> {
  return billing.as(service('test')).read((tx) => tx.sql(sql, params));
}

/** Balances of a person's periods, oldest first. */
export function balancesOf(billing: Billing, userId: string): Promise<readonly Record<string, unknown>[]> {
  return rowsOf(
    billing,
    'select committed, reserved, overage, overage_cents from usage_period where user_id = $1 order by starts_at',
    [userId],
  );
}

/** Sets a spending cap in cents, as the person does. */
export async function setCap(billing: Billing, userId: string, amountCents: number): Promise<void> {
  await billing.as(service('test')).transaction((tx) =>
    tx.sql(
      `insert into usage_account (user_id, spending_cap_cents) values ($1, $2)
       on conflict (user_id) do update set spending_cap_cents = excluded.spending_cap_cents`,
      [userId, amountCents],
    ),
  );
}

/** Moves every reservation of a person into the past, as if their time had passed. */
export async function letReservationsExpire(billing: Billing, userId: string): Promise<void> {
  await billing
    .as(service('test'))
    .transaction((tx) =>
      tx.sql("update usage_reservation set expires_at = now() - interval '1 second' where user_id = $1", [
        userId,
      ]),
    );
}
