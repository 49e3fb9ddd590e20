import type { Transaction } from '@gatefold/runtime/database';

/** Notes a purchase whose buyer is not known for certain yet. False when it was noted before, identified or not. */
export async function insertPurchase(
  tx: Transaction,
  { purchaseId, email }: { purchaseId: string; email: string },
): Promise<boolean> {
  const rows = await tx.sql(
    `insert into purchase (id, email, recorded_at) values ($1, $2, now())
     on conflict (id) do nothing returning id`,
    [purchaseId, email],
  );
  return rows.length > 0;
}

/** Gives every waiting purchase of an address to an account. Answers their ids; the address is forgotten. */
export async function claimPurchases(
  tx: Transaction,
  { accountId, email }: { accountId: string; email: string },
): Promise<readonly string[]> {
  const rows = await tx.sql(
    'update purchase set account_id = $1, email = null where email = $2 returning id',
    [accountId, email],
  );
  return rows.map((row) => row['id'] as string);
}
