import type { Operation } from '@gatefold/runtime/operation';
import type { UsersServices } from '../../../services/index.js';
import { hashRefreshToken } from '../../../services/refresh-token.js';
import { deleteSession, lockSession } from '../session.repository.js';

/** Ends the session of the cookie and that of the access token, which are one and the same as a rule. True when one ended. */
export async function endSession(
  operation: Operation<UsersServices>,
  token: string | undefined,
): Promise<boolean> {
  const { actor } = operation;
  return operation.asService('account').transaction(async (tx) => {
    const ofCookie = token ? await lockSession(tx, hashRefreshToken(token)) : undefined;
    const ids = [ofCookie?.id, actor.kind === 'member' ? actor.sessionId : undefined];
    let ended = false;
    for (const id of [...new Set(ids)].sort()) {
      if (id && (await deleteSession(tx, id))) ended = true;
    }
    return ended;
  });
}
