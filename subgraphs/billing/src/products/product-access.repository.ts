import type { Transaction } from '@gatefold/runtime/database';

/** Who sold a product. */
export type ProductAccessSource = 'STRIPE_PAYMENT' | 'TAGMANGO';

/** A purchase of one product by one person. */
export interface ProductPurchase {
  readonly userId: string;
  readonly productId: string;
  readonly source: ProductAccessSource;
  /** What the source calls it, e.g. the id of the payment intent. */
  readonly sourceRef: string;
}

/** Gives a person a product until it is taken back; false when they have it from this source under this reference. */
export async function giveProductAccess(tx: Transaction, purchase: ProductPurchase): Promise<boolean> {
  const { userId, productId, source, sourceRef } = purchase;
  const rows = await tx.sql(
    `insert into product_access (user_id, product_id, source, source_ref) values ($1, $2, $3, $4)
     on conflict (source, source_ref, product_id) do update set revoked_at = null
       where product_access.revoked_at is not null
     returning id`,
    [userId, productId, source, sourceRef],
  );
  return rows.length > 0;
}

/** Takes back everything that a source gave under a reference; false when nothing of it was left. */
export async function revokeProductAccess(
  tx: Transaction,
  source: ProductAccessSource,
  sourceRef: string,
): Promise<boolean> {
  const rows = await tx.sql(
    `update product_access set revoked_at = clock_timestamp()
     where source = $1 and source_ref = $2 and revoked_at is null returning id`,
    [source, sourceRef],
  );
  return rows.length > 0;
}

/** Ids of the products that these people bought and still have. */
export async function findPurchasedProducts(
  tx: Transaction,
  userIds: readonly string[],
): Promise<readonly { readonly userId: string; readonly productIds: ReadonlySet<string> }[]> {
  const rows = await tx.sql(
    `select user_id, array_agg(distinct product_id)::text[] as product_ids from product_access
     where user_id = any($1) and revoked_at is null group by user_id`,
    [[...userIds]],
  );
  const found = new Map(rows.map((row) => [row['user_id'], row['product_ids'] as string[]]));
  return userIds.map((userId) => ({ userId, productIds: new Set(found.get(userId)) }));
}
