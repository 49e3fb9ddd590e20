import { defineLoader } from '@gatefold/runtime/graphql';
import type { TagMangoTransactionEntity } from '../../tagmango/tagmango-transaction.entity.js';
import { findPurchasesOf } from '../../tagmango/tagmango-transaction.repository.js';

/** Purchases of one person, newest first. */
export interface PurchasesOfPerson {
  readonly userId: string;
  readonly rows: readonly TagMangoTransactionEntity[];
}

/** Purchases of many people at once. */
export const purchasesOfPeople = defineLoader<PurchasesOfPerson>({
  name: 'purchases-of-people',
  batch: async (tx, userIds) => {
    const byPerson = Map.groupBy(await findPurchasesOf(tx, userIds), ({ userId }) => userId);
    return userIds.map((userId) => ({ userId, rows: byPerson.get(userId) ?? [] }));
  },
  keyOf: ({ userId }) => userId,
});
