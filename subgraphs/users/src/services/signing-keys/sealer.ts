import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Keeps secrets unreadable in the database. */
export interface Sealer {
  /** Tells which master key sealed something, without telling the key. */
  readonly keyId: string;
  /** Nonce, tag and ciphertext; opens only together with the same `label`. */
  seal(plain: Buffer, label: string): Buffer;
  /** Throws when the bytes, the label or the master key are not those of {@link seal}. */
  open(sealed: Buffer, label: string): Buffer;
}

/** AES-256-GCM under a master key of 32 bytes. */
export function createSealer(masterKey: Buffer): Sealer {
  return {
    keyId: createHash('sha256').update('gatefold master key id').update(masterKey).digest('hex').slice(0, 16),
    seal: (plain, label) => {
      const nonce = randomBytes(nonceBytes);
      const encrypt = createCipheriv(cipher, masterKey, nonce).setAAD(Buffer.from(label));
      const body = Buffer.concat([encrypt.update(plain), encrypt.final()]);
      return Buffer.concat([nonce, encrypt.getAuthTag(), body]);
    },
    open: (sealed, label) => {
      const decrypt = createDecipheriv(cipher, masterKey, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      });
      decrypt.setAAD(Buffer.from(label));
      decrypt.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
      return Buffer.concat([decrypt.update(sealed.subarray(nonceBytes + tagBytes)), decrypt.final()]);
    },
  };
}
