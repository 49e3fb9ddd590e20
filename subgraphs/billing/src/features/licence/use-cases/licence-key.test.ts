import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { newLicenceKey, parseLicenceKey } from './licence-key.js';

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const places = Array.from({ length: 20 }, (_, index) => 3 + index + Math.floor(index / 5));
const keys = fc.constant(0).map(newLicenceKey);
const at = (key: string, place: number): string => key.charAt(place);
const put = (key: string, place: number, digit: string): string =>
  key.slice(0, place) + digit + key.slice(place + 1);

test('keys are four groups of five without ambiguous letters, and read as themselves', () => {
  const key = newLicenceKey();
  expect(key).toMatch(/^GF(-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
  expect(parseLicenceKey(key)).toBe(key);
});

test('a key is understood in lower case, without dashes, and with letters for digits', () => {
  const key = newLicenceKey();
  expect(parseLicenceKey(` ${key.toLowerCase().replaceAll('-', ' ')} `)).toBe(key);
  expect(parseLicenceKey(key.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(key);
});

test('every wrong digit is found', () => {
  fc.assert(
    fc.property(keys, fc.constantFrom(...places), fc.constantFrom(...digits), (key, place, digit) => {
      fc.pre(at(key, place) !== digit);
      expect(parseLicenceKey(put(key, place, digit))).toBeUndefined();
    }),
  );
});

test('every pair of swapped neighbours is found', () => {
  fc.assert(
    fc.property(keys, fc.integer({ min: 0, max: 18 }), (key, index) => {
      const [one, other] = [places[index] ?? 0, places[index + 1] ?? 0];
      fc.pre(at(key, one) !== at(key, other));
      const swapped = put(put(key, one, at(key, other)), other, at(key, one));
      expect(parseLicenceKey(swapped)).toBeUndefined();
    }),
  );
});

test.each(['', 'GF', 'GF-00000-00000-00000-0000U', 'x'.repeat(500)])('%s is no key', (text) => {
  expect(parseLicenceKey(text)).toBeUndefined();
});
