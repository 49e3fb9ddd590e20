import { createHash, randomBytes } from 'node:crypto';

const tokenBytes = 32;

/** A token for the client and its hash for the database. */
export interface NewRefreshToken {
  readonly token: string;
  readonly hash: Buffer;
}

/** 256 random bits in base64url. */
export function newRefreshToken(): NewRefreshToken {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, hash: hashRefreshToken(token) };
}

/** SHA-256: enough for something that cannot be guessed. */
export function hashRefreshToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
