import { expect, test } from '@jest/globals';
import { networkOf, plainAddress } from './client-network.js';

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test.each([
  '127.0.0.1',
  '127.9.9.9',
  '::1',
  '::ffff:127.0.0.1',
  '',
  'unknown',
  '1.2.3.4, 5.6.7.8',
  undefined,
])('%s is nobody in particular', (address) => {
  expect(networkOf(address)).toBeUndefined();
});

test('an address that is IPv4 inside of IPv6 is written as IPv4', () => {
  expect(plainAddress('::FFFF:10.0.0.1')).toBe('10.0.0.1');
  expect(plainAddress('2001:db8::1')).toBe('2001:db8::1');
});
