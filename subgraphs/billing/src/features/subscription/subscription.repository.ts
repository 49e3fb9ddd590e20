import type { Transaction } from '@gatefold/runtime/database';
import { SubscriptionEntity } from '../../stripe/subscription.entity.js';

/** Every subscription of these people that is kept, newest first. */
export function findSubscriptionsOf(
  tx: Transaction,
  userIds: readonly string[],
): Promise<readonly SubscriptionEntity[]> {
  return tx.em.find(
    SubscriptionEntity,
    { userId: { $in: [...userIds] } },
    { orderBy: { id: 'desc' }, refresh: true },
  );
}

/** Whether a person has or had a subscription whose first payment, or trial, came about. */
export async function hasSubscribed(tx: Transaction, userId: string): Promise<boolean> {
  const found = await findSubscriptionsOf(tx, [userId]);
  return found.some(({ status }) => status !== 'INCOMPLETE' && status !== 'INCOMPLETE_EXPIRED');
}

/** What is kept of these subscriptions of Stripe. */
export function findSubscriptionsByStripeId(
  tx: Transaction,
  subscriptionIds: readonly string[],
): Promise<readonly SubscriptionEntity[]> {
  return tx.em.find(SubscriptionEntity, { subscriptionId: { $in: [...subscriptionIds] } });
}

/** Those of these customers of Stripe that are people of this platform. */
export async function findKnownCustomers(
  tx: Transaction,
  customerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.sql('select customer_id from stripe_customer where customer_id = any($1)', [
    [...customerIds],
  ]);
  return new Set(rows.map((row) => String(row['customer_id'])));
}
