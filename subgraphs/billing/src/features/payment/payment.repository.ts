import type { Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { GrantEntity } from '../../grants/grant.entity.js';
import { PaymentEntity } from '../../payments/payment.entity.js';

/** A part of the list of a person's payments, newest first. */
export interface PaymentPage {
  readonly userId: string;
  readonly first: number;
  /** Of the payment before the page. */
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
}

/** Up to `first` + 1 payments: one more tells that another page follows. */
export function findPayments(
  tx: Transaction,
  { userId, first, after }: PaymentPage,
): Promise<PaymentEntity[]> {
  const behind = after && {
    $or: [
      { createdAt: { $lt: new Date(after.createdAt) } },
      { createdAt: new Date(after.createdAt), id: { $lt: after.id } },
    ],
  };
  return tx.em.find(
    PaymentEntity,
    { userId, ...behind },
    { orderBy: { createdAt: 'desc', id: 'desc' }, limit: first + 1 },
  );
}

/** The payment; null when there is none. */
export function findPayment(tx: Transaction, id: string): Promise<PaymentEntity | null> {
  return tx.em.findOne(PaymentEntity, { id });
}

/** Until when the person has this plan by a pass; undefined when no pass runs. */
export async function findPassEnd(tx: Transaction, userId: string, planKey: Tier): Promise<Date | undefined> {
  const [grant] = await tx.em.find(
    GrantEntity,
    { userId, planKey, source: 'STRIPE_PAYMENT', revokedAt: null, endsAt: { $gt: new Date() } },
    { orderBy: { endsAt: 'desc' }, limit: 1 },
  );
  return grant?.endsAt ?? undefined;
}
