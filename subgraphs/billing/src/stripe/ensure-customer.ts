import type { Operation } from '@gatefold/runtime/operation';
import type Stripe from 'stripe';
import { findCustomerOf, keepCustomer } from './customer.repository.js';

/**
 * The customer at Stripe of a person, made when first needed. Any number of calls make one: Stripe knows them by their
 * idempotency key for a day, the table for ever. It carries the person's uuid alone; an e-mail address is asked for by
 * Stripe's own pages and stays there. Rejects with what Stripe says.
 */
export async function ensureCustomer(operation: Operation, client: Stripe, userId: string): Promise<string> {
  const asService = operation.asService('billing');
  const known = await asService.read((tx) => findCustomerOf(tx, userId));
  if (known !== undefined) return known;
  const customer = await client.customers.create(
    { metadata: { gatefold_user_id: userId } },
    { idempotencyKey: `gatefold-customer-${userId}` },
  );
  return asService.transaction((tx) => keepCustomer(tx, userId, customer.id));
}
