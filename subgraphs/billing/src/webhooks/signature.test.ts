import { expect, test } from '@jest/globals';
import { signatureFault } from './signature.js';
import { signBody } from './testing/sign-body.js';

// S11
const secret = 'only-in-tests-only-in-tests';
const rawBody = Buffer.from('{"event":"purchase.completed"}');
const now = new Date('2026-03-01T10:00:00.000Z');
const signedAt = (offsetSeconds: number) => new Date(now.getTime() + offsetSeconds * 1_000);
const faultOf = (signature: string, timestamp?: string) =>
  signatureFault({ signature, timestamp, rawBody }, secret, now);

test.each([
  [-301, 'too old'],
  [-300, undefined],
  [0, undefined],
  [300, undefined],
  [301, 'from the future'],
])('a signature made %i s from now is answered by %s', (offset, fault) => {
  expect(faultOf(signBody(rawBody, secret, signedAt(offset)))).toBe(fault);
});

test('an old signature by another secret tells nothing about its age', () => {
  expect(faultOf(signBody(rawBody, 'another-secret-another', signedAt(-9_000)))).toBe('wrong');
});

test('one of several signatures has to be genuine', () => {
  const genuine = signBody(rawBody, secret, now);
  const zeros = '0'.repeat(64);
  expect(faultOf(`${genuine},v1=${zeros}`)).toBeUndefined();
  expect(faultOf(genuine.replace(',', `, v1=${zeros} , v1=nonsense,v0=${zeros},`))).toBeUndefined();
  expect(faultOf(genuine.replace(/v1=.*/, `v1=${zeros},v1=${zeros}`))).toBe('wrong');
});

test('the timestamp may come in a header of its own, but not twice', () => {
  const [, timestamp = '', signature = ''] = /^t=(\d+),(.*)$/.exec(signBody(rawBody, secret, now)) ?? [];
  expect(faultOf(signature, timestamp)).toBeUndefined();
  expect(faultOf(`t=${timestamp},${signature}`, timestamp)).toBe('malformed');
  expect(faultOf(signature, '')).toBe('malformed');
  expect(faultOf(signature)).toBe('malformed');
});

test('16 signatures are looked at, 17 are refused', () => {
  const more = (count: number) => `,v1=${'0'.repeat(64)}`.repeat(count);
  const genuine = signBody(rawBody, secret, now);
  expect(faultOf(genuine + more(15))).toBeUndefined();
  expect(faultOf(genuine + more(16))).toBe('malformed');
});
