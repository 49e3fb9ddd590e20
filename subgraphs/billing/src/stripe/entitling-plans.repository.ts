import type { Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';

/** Plans of the subscriptions of a customer to which Stripe gives what their products promise. */
export async function findEntitlingPlans(tx: Transaction, customerId: string): Promise<readonly Tier[]> {
  const rows = await tx.sql(
    "select plan_key from subscription where customer_id = $1 and status in ('ACTIVE', 'TRIALING', 'PAST_DUE')",
    [customerId],
  );
  return rows.map((row) => row['plan_key'] as Tier);
}
