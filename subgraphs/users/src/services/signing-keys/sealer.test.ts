import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createSealer } from './sealer.js';

const secret = Buffer.from('a private key');
const sealer = createSealer(randomBytes(32));

// S16
test('what was sealed cannot be read, and opens again', () => {
  const sealed = sealer.seal(secret, 'kid');
  expect(sealed.includes(secret)).toBe(false);
  expect(sealer.open(sealed, 'kid')).toEqual(secret);
});

test('the same secret never looks the same twice', () => {
  expect(sealer.seal(secret, 'kid')).not.toEqual(sealer.seal(secret, 'kid'));
});

test('any changed bit, another label, a cut and another master key are refused', () => {
  const sealed = sealer.seal(secret, 'kid');
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => sealer.open(changed, 'kid')).toThrow();
  }
  expect(() => sealer.open(sealed, 'other')).toThrow();
  expect(() => sealer.open(sealed.subarray(0, 20), 'kid')).toThrow();
  expect(() => createSealer(randomBytes(32)).open(sealed, 'kid')).toThrow();
});

test('the key id tells master keys apart and is stable', () => {
  const key = randomBytes(32);
  expect(createSealer(key).keyId).toBe(createSealer(Buffer.from(key)).keyId);
  expect(createSealer(key).keyId).not.toBe(sealer.keyId);
});
