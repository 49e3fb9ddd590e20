import { expect, test } from '@jest/globals';
import { reservedUsernames } from '../../data/reserved-usernames.js';
import { isReserved, normaliseUsername, usernamePattern } from './username.policy.js';

test('every address of the platform and every name that could pass for it is kept', () => {
  const addresses = `admin api graphql www login register dashboard projects builder assets about help support settings files
    webhooks oauth health ready metrics me user users new edit gatefold administrator`;
  expect(addresses.split(/\s+/).filter((name) => !isReserved(name))).toEqual([]);
});

test('no reserved name is one that the rules refuse anyway by letter case', () => {
  expect([...reservedUsernames].filter((name) => name !== normaliseUsername(name))).toEqual([]);
});

test('ordinary names are free', () => {
  expect(['ada', 'ada-l', 'user-7', '007'].filter(isReserved)).toEqual([]);
  expect(['ada', 'ada-l', 'user-7', '007'].every((name) => usernamePattern.test(name))).toBe(true);
});

test('a very long name is refused at once', () => {
  const start = performance.now();
  expect(usernamePattern.test(`${'a-a'.repeat(50_000)}!`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(100);
});
