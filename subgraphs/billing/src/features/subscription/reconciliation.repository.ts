import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';

/** What a comparison of all subscriptions with Stripe came to. */
export interface Reconciliation {
  readonly startedAt: Date;
  readonly finishedAt: Date;
  readonly lookedAt: number;
  readonly differing: number;
  readonly fixed: number;
}

/** Keeps the report of a comparison that ends now. */
export async function insertReconciliation(
  tx: Transaction,
  { startedAt, lookedAt, differing, fixed }: Omit<Reconciliation, 'finishedAt'>,
): Promise<void> {
  await tx.sql(
    `insert into subscription_reconciliation (id, started_at, looked_at, differing, fixed)
     values ($1, $2, $3, $4, $5)`,
    [v7(), startedAt.toISOString(), lookedAt, differing, fixed],
  );
}

/** The newest report; null before the first. */
export async function findLastReconciliation(tx: Transaction): Promise<Reconciliation | null> {
  const [row] = await tx.sql('select * from subscription_reconciliation order by id desc limit 1');
  if (!row) return null;
  return {
    startedAt: new Date(row['started_at'] as string),
    finishedAt: new Date(row['finished_at'] as string),
    lookedAt: Number(row['looked_at']),
    differing: Number(row['differing']),
    fixed: Number(row['fixed']),
  };
}
