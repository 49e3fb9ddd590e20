import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { deleteTokensOf, hashAccountToken, takeToken } from '../../../account-tokens/index.js';
import { findMailboxOf, verifyMailbox } from '../../../people/index.js';
import { linkNoLongerWorks } from '../email-verification.errors.js';

/** Confirms the address that the token was sent to. Answers the address. */
export async function verifyEmail(operation: Operation, token: string): Promise<Result<string>> {
  return operation.asService('account').transaction(async (tx) => {
    const owner = await takeToken(tx, hashAccountToken(token), 'VERIFY_EMAIL');
    const mailbox = owner && (await findMailboxOf(tx, owner.accountId));
    if (!mailbox || mailbox.email !== owner.email) return linkNoLongerWorks();
    await verifyMailbox(tx, mailbox);
    await deleteTokensOf(tx, mailbox.accountId, 'VERIFY_EMAIL');
    return ok(mailbox.email);
  });
}
