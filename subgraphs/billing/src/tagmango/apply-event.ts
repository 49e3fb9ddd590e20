import { purchaseRecorded } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { readClock } from '../grants/grant.repository.js';
import { planOfTagMangoTier, type TagMangoPayload } from './payload.js';
import { periodEnd, statusOf } from './purchase-state.js';
import { settlePurchase } from './settle-purchase.js';
import type { TagMangoTransactionEntity } from './tagmango-transaction.entity.js';
import { lockTransaction, saveTransaction } from './tagmango-transaction.repository.js';

/** An event of TagMango that means something here. */
export interface KnownEvent {
  readonly kind: 'purchase' | 'refund' | 'cancellation';
  readonly payload: TagMangoPayload;
  /** As it came, for the record. */
  readonly rawPayload: object;
}

/**
 * Adds the facts of one event to its purchase and lets its grants follow. Whatever the order of purchase, refund,
 * cancellation and identification, the outcome is the same. Resolves to a line for administrators.
 */
export async function applyEvent(tx: Transaction, event: KnownEvent, periodMonths: number): Promise<string> {
  const purchase = await lockTransaction(tx, event.payload, event.rawPayload);
  const isNew = event.kind === 'purchase' && purchase.purchasedAt === null;
  const { timestamp, transaction } = event.payload;
  if (isNew) notePurchase(purchase, event);
  if (event.kind === 'refund') {
    purchase.refundedCents += transaction.amount;
    purchase.refundedAt ??= timestamp;
  }
  if (event.kind === 'cancellation') purchase.cancelledAt ??= timestamp;
  const { purchasedAt, cancelledAt } = purchase;
  if (purchasedAt && cancelledAt) purchase.endsAt = periodEnd(purchasedAt, periodMonths, cancelledAt);
  await saveTransaction(tx, purchase, await readClock(tx));
  if (isNew) await announcePurchase(tx, purchase, event.payload);
  await settlePurchase(tx, purchase);
  if (!purchase.purchasedAt) return `${event.kind} kept until its purchase arrives`;
  return `${event.kind} of ${purchase.transactionId}: ${statusOf(purchase)}`;
}

function notePurchase(purchase: TagMangoTransactionEntity, { payload, rawPayload }: KnownEvent): void {
  const { user, course, transaction, timestamp } = payload;
  Object.assign(purchase, {
    tagMangoUserId: user.id ?? null,
    email: user.email,
    name: user.name,
    phone: user.phone ?? null,
    courseId: course.id,
    courseName: course.name,
    tier: course.tier ?? null,
    planKey: planOfTagMangoTier(course.tier),
    amountCents: transaction.amount,
    currency: transaction.currency,
    purchasedAt: timestamp,
    rawPayload,
  });
}

async function announcePurchase(
  tx: Transaction,
  { id, planKey }: TagMangoTransactionEntity,
  { user, course, transaction, timestamp }: TagMangoPayload,
): Promise<void> {
  await tx.record(
    purchaseRecorded,
    {
      purchaseId: id,
      source: 'TAGMANGO',
      email: user.email,
      name: user.name,
      phone: user.phone ?? null,
      itemName: course.name,
      tier: planKey,
      courseKey: course.id,
      courseName: course.name,
      amountCents: transaction.amount,
      currency: transaction.currency,
      purchasedAt: timestamp.toISOString(),
    },
    id,
  );
}
