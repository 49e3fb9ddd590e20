import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no letter that looks like a digit. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const payloadLength = 18;
/** Prime below 32², so two check digits find every wrong digit and every swapped pair. */
const modulus = 1_021;
const shape = /^GF[0-9A-HJKMNP-TV-Z]{20}$/;

/** A new key of 90 random bits and two check digits, e.g. `GF-7K2QM-...`. */
export function newLicenceKey(): string {
  const payload = [...randomBytes(payloadLength)].map((byte) => alphabet[byte % 32]).join('');
  const digits = payload + checkDigitsOf(payload);
  return `GF-${(digits.match(/.{5}/g) ?? []).join('-')}`;
}

/** A key as it is kept, from what somebody typed; undefined when it cannot be one. O counts as 0, I and L as 1. */
export function parseLicenceKey(typed: string): string | undefined {
  const plain = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  if (!shape.test(plain)) return undefined;
  const digits = plain.slice(2);
  const payload = digits.slice(0, payloadLength);
  if (checkDigitsOf(payload) !== digits.slice(payloadLength)) return undefined;
  return `GF-${(digits.match(/.{5}/g) ?? []).join('-')}`;
}

function checkDigitsOf(payload: string): string {
  let rest = 0;
  for (const digit of payload) rest = (rest * 32 + alphabet.indexOf(digit)) % modulus;
  const check = (modulus - ((rest * 32 * 32) % modulus)) % modulus;
  return `${alphabet[Math.floor(check / 32)]}${alphabet[check % 32]}`;
}
