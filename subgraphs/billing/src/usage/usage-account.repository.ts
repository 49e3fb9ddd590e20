import type { Transaction } from '@gatefold/runtime/database';

/**
 * Makes everything that changes one person's ledger take turns until the transaction ends, and resolves to the spending
 * cap in cents. It is the first and only lock that such a transaction waits for, so that none can deadlock.
 */
export async function lockAccount(tx: Transaction, userId: string): Promise<number> {
  const [row] = await tx.sql(
    `insert into usage_account (user_id) values ($1)
     on conflict (user_id) do update set user_id = excluded.user_id
     returning spending_cap_cents`,
    [userId],
  );
  return Number(row?.['spending_cap_cents']);
}

/** Keeps the cap of a locked account. */
export async function saveSpendingCap(tx: Transaction, userId: string, amountCents: number): Promise<void> {
  await tx.sql('update usage_account set spending_cap_cents = $2 where user_id = $1', [userId, amountCents]);
}

/** Caps in cents of those people who have an account. */
export async function findSpendingCaps(
  tx: Transaction,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.sql('select user_id, spending_cap_cents from usage_account where user_id = any($1)', [
    [...userIds],
  ]);
  return new Map(rows.map((row) => [String(row['user_id']), Number(row['spending_cap_cents'])]));
}
