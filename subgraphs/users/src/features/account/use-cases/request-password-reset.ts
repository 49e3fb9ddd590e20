import { createHash } from 'node:crypto';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import { countEmails, queueEmail } from '../../../mail/index.js';
import { findMailbox, normaliseEmail } from '../../../people/index.js';

/** The job that looks up whose address it is. */
export const sendPasswordResetJobName = 'send-password-reset';

/** Reset e-mails to one person within an hour; further requests send nothing. */
export const resetEmailsPerHourMax = 5;

/**
 * Takes a request for a new password. Whether the address is known is looked up by a job, so that neither the answer nor its
 * time tells.
 */
export async function requestPasswordReset(operation: Operation, address: string): Promise<Result<true>> {
  const email = normaliseEmail(address);
  const key = `password-reset-${createHash('sha256').update(email).digest('hex')}`;
  await operation
    .asService('account')
    .transaction((tx) => tx.enqueue(sendPasswordResetJobName, { email, requestId: v7() }, { key }));
  return ok(true);
}

/** Sends the link if there is an account with this normalised address. */
export async function sendPasswordReset(
  operation: Operation,
  { email, requestId }: { email: string; requestId: string },
): Promise<void> {
  await operation.asService('account').transaction(async (tx) => {
    const mailbox = await findMailbox(tx, email);
    if (!mailbox) return;
    if ((await countEmails(tx, mailbox.accountId, 'RESET_PASSWORD')) >= resetEmailsPerHourMax) return;
    const { username } = mailbox;
    await queueEmail(tx, { kind: 'RESET_PASSWORD', reasonId: requestId, to: mailbox, data: { username } });
  });
}
