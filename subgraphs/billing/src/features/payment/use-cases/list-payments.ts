import type { Operation } from '@gatefold/runtime/operation';
import type { PaymentEntity } from '../../../payments/payment.entity.js';
import { canReadPaymentsOf } from '../payment.policy.js';
import { findPayments, type PaymentPage } from '../payment.repository.js';

/** Payments of a person, newest first; null for everybody but that person and administrators. */
export async function listPayments(
  operation: Operation,
  page: PaymentPage,
): Promise<{ readonly rows: readonly PaymentEntity[]; readonly hasNextPage: boolean } | null> {
  if (!canReadPaymentsOf(operation.actor, page.userId)) return null;
  const found = await operation.read((tx) => findPayments(tx, page));
  return { rows: found.slice(0, page.first), hasNextPage: found.length > page.first };
}
