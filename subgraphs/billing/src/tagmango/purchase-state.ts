/** The part of a purchase that decides what it gives. */
export interface PurchaseFacts {
  /** Null until the purchase itself was told. */
  readonly purchasedAt: Date | null;
  readonly amountCents: number | null;
  readonly refundedCents: number;
  readonly refundedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly endsAt: Date | null;
}

/** Where a purchase stands, for people. */
export const purchaseStatuses = ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CANCELLED'] as const;
export type PurchaseStatus = (typeof purchaseStatuses)[number];

/** A full refund takes everything back; a partial one is flagged and takes nothing; a cancellation lets the period run. */
export function statusOf(purchase: PurchaseFacts): PurchaseStatus {
  if (isRefundedInFull(purchase)) return 'REFUNDED';
  if (purchase.cancelledAt) return 'CANCELLED';
  return purchase.refundedAt ? 'PARTIALLY_REFUNDED' : 'PAID';
}

/** Whether the purchase gives what was bought at this moment. */
export function givesAccess(purchase: PurchaseFacts, at: Date): boolean {
  if (!purchase.purchasedAt || isRefundedInFull(purchase)) return false;
  return purchase.endsAt === null || purchase.endsAt > at;
}

/**
 * The end of the period that runs at `cancelledAt`; periods of `months` months follow each other from the purchase on,
 * on the same day of the month, or its last where that day is missing.
 */
export function periodEnd(purchasedAt: Date, months: number, cancelledAt: Date): Date {
  for (let periods = 1; ; periods += 1) {
    const end = addMonths(purchasedAt, periods * months);
    if (end > cancelledAt) return end;
  }
}

function isRefundedInFull({ amountCents, refundedCents, refundedAt }: PurchaseFacts): boolean {
  return refundedAt !== null && amountCents !== null && refundedCents >= amountCents;
}

function addMonths(from: Date, months: number): Date {
  const moved = new Date(from);
  moved.setUTCMonth(from.getUTCMonth() + months);
  if (moved.getUTCDate() !== from.getUTCDate()) moved.setUTCDate(0);
  return moved;
}
