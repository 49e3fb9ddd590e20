import type { Transaction } from '@gatefold/runtime/database';
import { queueEmail } from '../../../mail/index.js';
import { findMailboxOf } from '../../../people/index.js';

/**
 * Sends the first verification e-mail. Nobody gets one who is verified already, or whose account came from a purchase: the
 * e-mail about the purchase proves the mailbox as well.
 */
export async function welcomePerson(tx: Transaction, accountId: string): Promise<void> {
  const mailbox = await findMailboxOf(tx, accountId);
  if (!mailbox || mailbox.isVerified || !mailbox.hasPassword) return;
  const { username } = mailbox;
  await queueEmail(tx, { kind: 'VERIFY_EMAIL', reasonId: accountId, to: mailbox, data: { username } });
}
