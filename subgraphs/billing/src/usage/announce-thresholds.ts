import { usageThresholdReached } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import type { Allowance } from './allowance.js';
import { reachedThresholds, type Spending } from './balance.js';
import { rememberAlert } from './usage-alert.repository.js';
import type { UsagePeriod } from './usage-period.repository.js';

/** Announces each threshold that this period has reached, once for each bound. */
export async function announceThresholds(
  tx: Transaction,
  period: UsagePeriod,
  allowance: Allowance,
  spending: Spending,
): Promise<void> {
  const { userId, key, balance, endsAt } = period;
  for (const threshold of reachedThresholds(balance, allowance, spending)) {
    if (!(await rememberAlert(tx, period, threshold))) continue;
    const { subject, percent, bound } = threshold;
    const payload = {
      userId,
      key,
      subject,
      percent,
      bound,
      used: balance.committed,
      overageAmountCents: balance.overageAmountCents,
      resetsAt: endsAt.toISOString(),
    };
    await tx.record(usageThresholdReached, payload, userId);
  }
}
