import { userProfileChanged } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { UsersServices } from '../../../services/index.js';
import type { AccountEntity } from '../account.entity.js';
import { accountGone, displayNameMissing } from '../account.errors.js';
import { findAccount } from '../account.repository.js';
import { actingPerson } from './acting-person.js';

/** Absent fields stay; null and an empty text clear, except the display name, which nobody goes without. */
export interface ProfileChange {
  readonly displayName?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
  readonly bio?: string | null | undefined;
}

/** Changes the actor's own public profile. */
export async function updateProfile(
  operation: Operation<UsersServices>,
  change: ProfileChange,
): Promise<Result<AccountEntity>> {
  if (change.displayName === null) return displayNameMissing();
  return operation.transaction(async (tx) => {
    const account = await findAccount(tx, actingPerson(tx).userId);
    if (!account) return accountGone();
    if (!apply(account, change)) return ok(account);
    await tx.em.flush();
    await recordProfile(tx, account);
    return ok(account);
  });
}

/** Tells the other subgraphs what a profile looks like now. */
export async function recordProfile(tx: Transaction, account: AccountEntity): Promise<void> {
  const { id: userId, username, displayName, avatarUrl } = account;
  await tx.record(userProfileChanged, { userId, username, displayName, avatarUrl }, userId);
}

function apply(account: AccountEntity, change: ProfileChange): boolean {
  const before = { displayName: account.displayName, avatarUrl: account.avatarUrl, bio: account.bio };
  if (change.displayName != null) account.displayName = change.displayName.trim();
  if (change.avatarUrl !== undefined) account.avatarUrl = change.avatarUrl || null;
  if (change.bio !== undefined) account.bio = change.bio?.trim() || null;
  return (Object.keys(before) as (keyof typeof before)[]).some((field) => before[field] !== account[field]);
}
