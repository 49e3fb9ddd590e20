import { createHash, randomBytes } from 'node:crypto';

const tokenBytes = 32;
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** A new secret of 256 bits that fits into a URL; only its hash is kept. */
export function newSecretToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(tokenBytes).toString('base64url');
  return { token, hash: hashOf(token) };
}

/** What is kept of a token; undefined for a text that was never one. */
export function hashOfToken(text: string | undefined): Buffer | undefined {
  return text !== undefined && tokenPattern.test(text) ? hashOf(text) : undefined;
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
