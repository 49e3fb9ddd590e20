import type { Transaction } from '@gatefold/runtime/database';
import { LockMode } from '@mikro-orm/core';
import { v5 } from 'uuid';
import type { TagMangoPayload } from './payload.js';
import { TagMangoTransactionEntity } from './tagmango-transaction.entity.js';

/** Makes ids of purchases out of TagMango's; never changes. */
const namespace = '5d0c3a52-5c0a-4a35-9f0e-6d7a3a6a1b7e';

/** Id of the purchase outside of billing. */
export function purchaseIdOf(transactionId: string): string {
  return v5(transactionId, namespace);
}

/** The transaction that this event is about, made when absent, locked until the transaction ends. */
export async function lockTransaction(
  tx: Transaction,
  { user, course, transaction }: TagMangoPayload,
  rawPayload: object,
): Promise<TagMangoTransactionEntity> {
  const id = purchaseIdOf(transaction.id);
  await tx.sql(
    `insert into tagmango_transaction
       (id, transaction_id, email, name, course_id, course_name, currency, raw_payload)
     values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb) on conflict (transaction_id) do nothing`,
    [
      id,
      transaction.id,
      user.email,
      user.name,
      course.id,
      course.name,
      transaction.currency,
      JSON.stringify(rawPayload),
    ],
  );
  return tx.em.findOneOrFail(TagMangoTransactionEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** The purchase, locked until the transaction ends; null when there is none. */
export function lockPurchase(tx: Transaction, id: string): Promise<TagMangoTransactionEntity | null> {
  return tx.em.findOne(TagMangoTransactionEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Writes what was changed on the row. */
export async function saveTransaction(
  tx: Transaction,
  transaction: TagMangoTransactionEntity,
  at: Date,
): Promise<void> {
  transaction.processedAt = at;
  await tx.em.flush();
}

/** Purchases of these people, newest first. */
export function findPurchasesOf(
  tx: Transaction,
  userIds: readonly string[],
): Promise<TagMangoTransactionEntity[]> {
  return tx.em.find(
    TagMangoTransactionEntity,
    { userId: { $in: [...userIds] }, purchasedAt: { $ne: null } },
    { orderBy: { purchasedAt: 'desc', id: 'desc' } },
  );
}
