import type { Role } from '@gatefold/schema';
import type { Operation } from '@gatefold/runtime/operation';
import { SignJWT } from 'jose';
import { tokenAlgorithm, type SigningKeys } from './signing-keys/index.js';

/** Seconds that an access token is valid. */
export const accessTokenLifetimeSeconds = 600;

const issuer = 'gatefold';
const audience = 'gatefold-api';
const tokenType = 'at+jwt';

/** Whom a token speaks for. */
export interface TokenSubject {
  readonly userId: string;
  readonly sessionId: string;
  readonly username: string;
  readonly roles: readonly Role[];
}

export interface AccessToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface AccessTokens {
  /** A bearer token for the gateway, signed with the current key. */
  issue(operation: Operation, subject: TokenSubject): Promise<AccessToken>;
}

export function createAccessTokens(signingKeys: SigningKeys): AccessTokens {
  return {
    issue: async (operation, { userId, sessionId, username, roles }) => {
      const key = await signingKeys.current(operation);
      const issuedAtSeconds = Math.floor(Date.now() / 1_000);
      const expiresAtSeconds = issuedAtSeconds + accessTokenLifetimeSeconds;
      const token = await new SignJWT({ sid: sessionId, username, roles: [...roles] })
        .setProtectedHeader({ alg: tokenAlgorithm, typ: tokenType, kid: key.kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(userId)
        .setIssuedAt(issuedAtSeconds)
        .setExpirationTime(expiresAtSeconds)
        .sign(key.privateKey);
      return { token, expiresAt: new Date(expiresAtSeconds * 1_000) };
    },
  };
}
