import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { clientAddress } from './request-headers.js';

const addressOf = (hops: number, forwarded: string | undefined, remoteAddress = '10.0.0.1') =>
  clientAddress(
    { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage,
    hops,
  );

// S14
test('without a trusted proxy the peer is the client, whatever it says', () => {
  expect(addressOf(0, '6.6.6.6')).toBe('10.0.0.1');
  expect(addressOf(0, undefined, '::ffff:192.0.2.1')).toBe('192.0.2.1');
});

// S14
test('what the outermost trusted proxy saw is the client; what stands left of it does not count', () => {
  expect(addressOf(1, '6.6.6.6, 192.0.2.1')).toBe('192.0.2.1');
  expect(addressOf(2, '6.6.6.6, 192.0.2.1, 10.0.0.2')).toBe('192.0.2.1');
});

test('a proxy that reports no address leaves the peer', () => {
  for (const forwarded of [undefined, '', 'unknown', '192.0.2.1, not an address']) {
    expect(addressOf(1, forwarded)).toBe('10.0.0.1');
  }
  expect(addressOf(2, '192.0.2.1')).toBe('10.0.0.1');
});
