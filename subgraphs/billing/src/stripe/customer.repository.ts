import type { Transaction } from '@gatefold/runtime/database';

/** The customer at Stripe of a person; undefined when they never needed one. */
export async function findCustomerOf(tx: Transaction, userId: string): Promise<string | undefined> {
  const [row] = await tx.sql('select customer_id from stripe_customer where user_id = $1', [userId]);
  return row && String(row['customer_id']);
}

/** Whose customer it is; undefined for one that does not belong to this platform. */
export async function findPersonOf(tx: Transaction, customerId: string): Promise<string | undefined> {
  const [row] = await tx.sql('select user_id from stripe_customer where customer_id = $1', [customerId]);
  return row && String(row['user_id']);
}

/** Keeps the customer of a person; resolves to the one that was kept first. */
export async function keepCustomer(tx: Transaction, userId: string, customerId: string): Promise<string> {
  const [row] = await tx.sql(
    `insert into stripe_customer (user_id, customer_id) values ($1, $2)
     on conflict (user_id) do update set user_id = excluded.user_id
     returning customer_id`,
    [userId, customerId],
  );
  return String(row?.['customer_id']);
}

/**
 * Waits until nobody else works on what Stripe says of this customer, to the end of the transaction. Whoever reads Stripe
 * after this reads nothing older than what was written before.
 */
export async function lockCustomer(tx: Transaction, customerId: string): Promise<void> {
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    JSON.stringify(['stripe-customer', customerId]),
  ]);
}
