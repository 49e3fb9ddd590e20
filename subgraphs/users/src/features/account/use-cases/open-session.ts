import type { Transaction } from '@gatefold/runtime/database';
import type { Operation } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import type { UsersLimits, UsersServices } from '../../../services/index.js';
import { newRefreshToken } from '../../../services/refresh-token.js';
import { getPerson, type Person } from '../account.repository.js';
import { insertSession, type SessionLifetime } from '../session.repository.js';

/** A session as its transaction leaves it; {@link signedIn} adds the access token. */
export interface OpenedSession extends Person {
  readonly sessionId: string;
  readonly refreshToken: string;
  readonly refreshLifetimeSeconds: number;
}

/** Everything that a person gets by signing in. */
export interface SignedIn extends OpenedSession {
  readonly accessToken: string;
  readonly expiresAt: Date;
}

export function lifetimeOf(limits: UsersLimits): SessionLifetime {
  return { idleDays: limits.sessionIdleDays, absoluteDays: limits.sessionAbsoluteDays };
}

/** Starts a new family of refresh tokens. `tx` is the service's. */
export async function openSession(
  tx: Transaction,
  accountId: string,
  limits: UsersLimits,
): Promise<OpenedSession> {
  const sessionId = v7();
  const { token, hash } = newRefreshToken();
  const refreshLifetimeSeconds = await insertSession(
    tx,
    { id: sessionId, accountId, tokenHash: hash },
    lifetimeOf(limits),
  );
  return { ...(await getPerson(tx, accountId)), sessionId, refreshToken: token, refreshLifetimeSeconds };
}

/** Signs the access token, outside of the transaction: it may have to read the keys on another connection. */
export async function signedIn(
  operation: Operation<UsersServices>,
  session: OpenedSession,
): Promise<SignedIn> {
  const { token, expiresAt } = await operation.services.accessTokens.issue(operation, {
    userId: session.account.id,
    sessionId: session.sessionId,
    username: session.account.username,
    roles: session.personalData.roles,
  });
  return { ...session, accessToken: token, expiresAt };
}
