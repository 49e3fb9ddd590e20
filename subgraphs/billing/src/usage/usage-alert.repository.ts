import type { Transaction } from '@gatefold/runtime/database';
import type { ReachedThreshold } from './balance.js';
import type { UsagePeriod } from './usage-period.repository.js';

/** Remembers that the person is told; false when that was done before. */
export async function rememberAlert(
  tx: Transaction,
  period: Pick<UsagePeriod, 'id' | 'userId'>,
  { subject, percent, bound }: ReachedThreshold,
): Promise<boolean> {
  const rows = await tx.sql(
    `insert into usage_alert (period_id, user_id, subject, percent, bound) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning percent`,
    [period.id, period.userId, subject, percent, bound],
  );
  return rows.length > 0;
}
