import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import { countEmails, queueEmail } from '../../../mail/index.js';
import { findMailboxOf } from '../../../people/index.js';
import { accountGone } from '../account.errors.js';
import { tooManyVerificationEmails } from '../email-verification.errors.js';
import { actingPerson } from './acting-person.js';

/** Verification e-mails to one person within an hour. */
export const emailsPerHourMax = 5;

/** Sends the verification e-mail again. Answers false when the address is confirmed already. */
export async function requestEmailVerification(operation: Operation): Promise<Result<boolean>> {
  const { userId } = actingPerson(operation);
  return operation.asService('account').transaction(async (tx) => {
    const mailbox = await findMailboxOf(tx, userId);
    if (!mailbox) return accountGone();
    if (mailbox.isVerified) return ok(false);
    const sent = await countEmails(tx, userId, 'VERIFY_EMAIL');
    if (sent >= emailsPerHourMax) return tooManyVerificationEmails();
    const { username } = mailbox;
    await queueEmail(tx, { kind: 'VERIFY_EMAIL', reasonId: v7(), to: mailbox, data: { username } });
    return ok(true);
  });
}
