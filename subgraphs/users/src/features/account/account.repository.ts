import type { Transaction } from '@gatefold/runtime/database';
import { defineLoader } from '@gatefold/runtime/graphql';
import { AccountEntity } from './account.entity.js';

/** Accounts by id, many at once. */
export const accountById = defineLoader<AccountEntity>({
  name: 'account-by-id',
  batch: (tx: Transaction, ids) => tx.em.find(AccountEntity, { id: { $in: [...ids] } }),
  keyOf: (account) => account.id,
});
