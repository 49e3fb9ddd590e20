import type { Transaction } from '@gatefold/runtime/database';
import { LockMode } from '@mikro-orm/core';
import { OverageChargeEntity, type OverageRefund } from './overage-charge.entity.js';

/** A part of the list of what a person was charged by the unit, newest first. */
export interface ChargePage {
  readonly userId: string;
  readonly first: number;
  /** Of the charge before the page. */
  readonly after?: { readonly occurredAt: string; readonly identifier: string } | undefined;
}

/** Up to `first` + 1 charges: one more tells that another page follows. */
export function findCharges(
  tx: Transaction,
  { userId, first, after }: ChargePage,
): Promise<OverageChargeEntity[]> {
  const behind = after && {
    $or: [
      { occurredAt: { $lt: new Date(after.occurredAt) } },
      { occurredAt: new Date(after.occurredAt), identifier: { $lt: after.identifier } },
    ],
  };
  return tx.em.find(
    OverageChargeEntity,
    { userId, ...behind },
    { orderBy: { occurredAt: 'desc', identifier: 'desc' }, limit: first + 1 },
  );
}

/** The charge; null when there is none. */
export function findCharge(tx: Transaction, identifier: string): Promise<OverageChargeEntity | null> {
  return tx.em.findOne(OverageChargeEntity, { identifier });
}

/** The charge, locked until the transaction ends, so that nobody begins to report it meanwhile. */
export function lockCharge(tx: Transaction, identifier: string): Promise<OverageChargeEntity | null> {
  return tx.em.findOne(OverageChargeEntity, { identifier }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Marks a charge as given back; `reference` is what Stripe calls that. */
export async function markRefunded(
  tx: Transaction,
  identifier: string,
  refund: OverageRefund,
  reference: string | null,
): Promise<void> {
  await tx.sql(
    `update meter_report set refund = $2, refund_reference = $3, refunded_at = clock_timestamp()
     where identifier = $1 and refunded_at is null`,
    [identifier, refund, reference],
  );
}
