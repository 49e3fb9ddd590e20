import type { Transaction } from '@gatefold/runtime/database';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { deleteTokensOf, findToken, hashAccountToken, takeToken } from '../../../account-tokens/index.js';
import { findMailboxOf, verifyMailbox } from '../../../people/index.js';
import type { UsersServices } from '../../../services/index.js';
import { tooManyAtOnce, weakPassword } from '../account.errors.js';
import { saveCredential } from '../credential.repository.js';
import { linkNoLongerWorks } from '../email-verification.errors.js';
import { whyWeak } from '../password.policy.js';
import { deleteSessionsOf } from '../session.repository.js';
import { forgetLoginAttempts } from './login-attempt.js';

/** A new password and the token of the link that allows it. */
export interface PasswordReset {
  readonly token: string;
  readonly password: string;
}

/**
 * Replaces the password, or sets the first one, for whoever reads the mail of the account: every session ends, other links
 * stop working, and the address counts as verified. Answers the address.
 */
export async function resetPassword(
  operation: Operation<UsersServices>,
  input: PasswordReset,
): Promise<Result<string>> {
  return operation.services.passwords.inTurn(operation, () => reset(operation, input)) ?? tooManyAtOnce();
}

async function reset(operation: Operation<UsersServices>, input: PasswordReset): Promise<Result<string>> {
  const hash = hashAccountToken(input.token);
  const asService = operation.asService('account');
  const mailbox = await asService.transaction(async (tx) => {
    const owner = await findToken(tx, hash, 'SET_PASSWORD');
    return owner && findMailboxOf(tx, owner.accountId);
  });
  if (!mailbox) return linkNoLongerWorks();
  const weakness = whyWeak(input.password, mailbox);
  if (weakness) return weakPassword(weakness);
  const passwordHash = await operation.services.passwords.hash(input.password);
  const result = await asService.transaction(async (tx) => {
    const replaced = await replacePassword(tx, hash, passwordHash);
    if (replaced.ok) await forgetLoginAttempts(tx, replaced.value, operation.clientAddress);
    return replaced;
  });
  if (result.ok) operation.log.info({ user_id: mailbox.accountId }, 'user_password_reset');
  return result;
}

async function replacePassword(tx: Transaction, hash: Buffer, passwordHash: string): Promise<Result<string>> {
  const owner = await takeToken(tx, hash, 'SET_PASSWORD');
  const mailbox = owner && (await findMailboxOf(tx, owner.accountId));
  if (!mailbox || mailbox.email !== owner.email) return linkNoLongerWorks();
  const { accountId, email } = mailbox;
  await saveCredential(tx, { accountId, passwordHash });
  await deleteSessionsOf(tx, accountId);
  await deleteTokensOf(tx, accountId);
  await verifyMailbox(tx, mailbox);
  return ok(email);
}
