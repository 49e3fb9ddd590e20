import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Encrypts an answer so that only who has the `Idempotency-Key` can read it: answers may hold a secret that is shown
 * once, and are kept for a day. `id` is of the row.
 */
export function sealAnswer(key: string, id: string, answer: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, secretOf(key, id), nonce);
  const sealed = [cipher.update(answer, 'utf8'), cipher.final()];
  return Buffer.concat([nonce, cipher.getAuthTag(), ...sealed]);
}

/** Reads what {@link sealAnswer} wrote; throws for another key or row. */
export function openAnswer(key: string, id: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, nonceBytes);
  const decipher = createDecipheriv(algorithm, secretOf(key, id), nonce);
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const text = decipher.update(sealed.subarray(nonceBytes + tagBytes));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}

function secretOf(key: string, id: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, id, 'gatefold idempotent answer', 32));
}
