import type { Transaction } from '@gatefold/runtime/database';
import { defineLoader } from '@gatefold/runtime/graphql';
import { findGrantsOf, readClock } from '../grants/grant.repository.js';
import { findPurchasedProducts } from './product-access.repository.js';
import type { Holdings } from './decide-access.js';

/** What many people have at once, as it is at this moment of the database. */
export const holdingsOfPeople = defineLoader<Holdings & { readonly userId: string }>({
  name: 'holdings-of-people',
  batch: readHoldings,
  keyOf: ({ userId }) => userId,
});

/** What one person has. */
export async function holdingsOf(tx: Transaction, userId: string): Promise<Holdings> {
  const [holdings] = await readHoldings(tx, [userId]);
  if (!holdings) throw new Error('Everybody has holdings, if empty ones');
  return holdings;
}

async function readHoldings(
  tx: Transaction,
  userIds: readonly string[],
): Promise<(Holdings & { readonly userId: string })[]> {
  const grants = await findGrantsOf(tx, userIds);
  const purchases = await findPurchasedProducts(tx, userIds);
  const at = await readClock(tx);
  return purchases.map(({ userId, productIds }) => ({
    userId,
    at,
    grants: grants.filter((grant) => grant.userId === userId),
    purchasedProductIds: productIds,
  }));
}
