import type { Transaction } from '@gatefold/runtime/database';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { UsersServices } from '../../../services/index.js';
import { hashRefreshToken, newRefreshToken } from '../../../services/refresh-token.js';
import { refreshedElsewhere, sessionExpired } from '../account.errors.js';
import { getPerson } from '../account.repository.js';
import {
  deleteSession,
  lockSession,
  readTokenState,
  rotateToken,
  type LockedSession,
} from '../session.repository.js';
import { lifetimeOf, signedIn, type OpenedSession, type SignedIn } from './open-session.js';

/** `expired` and `reused` end the session, so they are no failures of the transaction: it has to commit. */
type Outcome =
  | { readonly kind: 'rotated'; readonly session: OpenedSession }
  | { readonly kind: 'concurrent' | 'expired' }
  | { readonly kind: 'reused'; readonly session: LockedSession };

/**
 * Trades a refresh token for a new one and an access token. Of concurrent uses of one token exactly one wins and the others
 * get CONFLICT; a use after the grace time means that the token was copied, so the whole session ends.
 */
export async function refreshSession(
  operation: Operation<UsersServices>,
  token: string | undefined,
): Promise<Result<SignedIn>> {
  if (!token) return sessionExpired();
  const asService = operation.asService('account');
  const outcome = await asService.transaction((tx) => trade(tx, operation.services, hashRefreshToken(token)));
  switch (outcome.kind) {
    case 'rotated':
      return ok(await signedIn(operation, outcome.session));
    case 'concurrent':
      return refreshedElsewhere();
    case 'reused':
      operation.log.warn(
        { user_id: outcome.session.accountId, session_id: outcome.session.id },
        'session_reuse_detected',
      );
      return sessionExpired();
    case 'expired':
      return sessionExpired();
  }
}

async function trade(tx: Transaction, { limits }: UsersServices, oldHash: Buffer): Promise<Outcome> {
  const session = await lockSession(tx, oldHash);
  if (!session) return { kind: 'expired' };
  if (session.hasEnded) {
    await deleteSession(tx, session.id);
    return { kind: 'expired' };
  }
  const state = await readTokenState(tx, oldHash, limits.refreshGraceSeconds);
  if (state === 'unknown') return { kind: 'expired' };
  if (state === 'justRotated') return { kind: 'concurrent' };
  if (state === 'rotated') {
    await deleteSession(tx, session.id);
    return { kind: 'reused', session };
  }
  const { token, hash } = newRefreshToken();
  const lifetime = lifetimeOf(limits);
  const refreshLifetimeSeconds = await rotateToken(tx, session.id, { oldHash, newHash: hash }, lifetime);
  const person = await getPerson(tx, session.accountId);
  return {
    kind: 'rotated',
    session: { ...person, sessionId: session.id, refreshToken: token, refreshLifetimeSeconds },
  };
}
