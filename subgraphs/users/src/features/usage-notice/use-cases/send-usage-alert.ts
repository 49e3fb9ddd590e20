import { entitlementKeys } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { queueEmail, wasQueued } from '../../../mail/index.js';
import { findMailboxOf } from '../../../people/index.js';

/** What billing announced. */
interface ReachedThreshold {
  readonly userId: string;
  readonly key: string;
  readonly subject: 'LIMIT' | 'SPENDING_CAP';
  readonly percent: number;
  readonly bound: number;
  readonly used: number;
  readonly overageAmountCents: number;
  readonly resetsAt: string;
}

const names: ReadonlyMap<string, string> = new Map(Object.entries(entitlementKeys));

/**
 * Tells a person once for each mark, bound and period, at an address that its owner has confirmed. Who is at the end
 * already is not told that it comes near, also when that news is late.
 */
export async function sendUsageAlert(tx: Transaction, threshold: ReachedThreshold): Promise<void> {
  const { userId, key, subject, percent, bound, used, overageAmountCents, resetsAt } = threshold;
  const spent = subject === 'LIMIT' ? used : overageAmountCents;
  if (percent < 100 && (spent >= bound || (await wasQueued(tx, 'USAGE_ALERT', reasonOf(threshold, 100)))))
    return;
  const mailbox = await findMailboxOf(tx, userId);
  if (!mailbox?.isVerified) return;
  await queueEmail(tx, {
    kind: 'USAGE_ALERT',
    reasonId: reasonOf(threshold, percent),
    to: { accountId: userId, email: mailbox.email },
    data: { subject, name: names.get(key) ?? key, percent, bound, used, overageAmountCents, resetsAt },
  });
}

/** The spending cap is one for everything that is counted. */
function reasonOf({ userId, key, subject, bound, resetsAt }: ReachedThreshold, percent: number): string {
  return [userId, subject === 'LIMIT' ? key : subject, bound, resetsAt, percent].join(' ');
}
