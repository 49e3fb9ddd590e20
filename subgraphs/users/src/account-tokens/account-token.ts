import { createHash, randomBytes } from 'node:crypto';

const tokenBytes = 32;

/** 256 random bits in base64url for the link, and their hash for the database. */
export function newAccountToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, hash: hashAccountToken(token) };
}

/** SHA-256: enough for something that cannot be guessed. */
export function hashAccountToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
