import type { Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { queueEmail } from '../../../mail/index.js';
import { findMailboxOf } from '../../../people/index.js';

/** What content announced. */
interface FreezeNotice {
  readonly noticeId: string;
  readonly ownerId: string;
  readonly planKey: Tier;
  readonly limit: number;
  readonly projectCount: number;
  readonly titles: readonly string[];
  readonly freezesAt: string;
}

/**
 * Tells a person of projects that will be frozen, once for each notice. It names titles of drafts, so it goes to an address
 * only that its owner has confirmed; everybody sees the notice beside the projects.
 */
export async function sendFreezeNotice(tx: Transaction, notice: FreezeNotice): Promise<void> {
  const { noticeId, ownerId, planKey, limit, projectCount, titles, freezesAt } = notice;
  const mailbox = await findMailboxOf(tx, ownerId);
  if (!mailbox?.isVerified) return;
  await queueEmail(tx, {
    kind: 'PROJECTS_FREEZE',
    reasonId: noticeId,
    to: { accountId: ownerId, email: mailbox.email },
    data: { planKey, limit, projectCount, titles: [...titles], freezesAt },
  });
}
