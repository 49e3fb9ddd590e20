import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { UsersServices } from '../../../services/index.js';
import type { AccountEntity } from '../account.entity.js';
import { accountGone, usernameReserved, usernameTaken } from '../account.errors.js';
import { findAccount, updateUsername } from '../account.repository.js';
import { isReserved } from '../username.policy.js';
import { actingPerson } from './acting-person.js';
import { recordProfile } from './update-profile.js';

/** Changes the actor's own username. The old one is free for others at once. */
export async function setUsername(
  operation: Operation<UsersServices>,
  username: string,
): Promise<Result<AccountEntity>> {
  if (isReserved(username)) return usernameReserved();
  return operation.transaction(async (tx) => {
    const account = await findAccount(tx, actingPerson(tx).userId);
    if (!account) return accountGone();
    if (account.username === username) return ok(account);
    if (!(await updateUsername(tx, account.id, username))) return usernameTaken();
    const changed = { ...account, username };
    await recordProfile(tx, changed);
    return ok(changed);
  });
}
