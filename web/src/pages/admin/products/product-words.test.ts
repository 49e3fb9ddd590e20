import { expect, test } from '@jest/globals';
import { audienceOf, centsOf, priceOf, priceTextOf } from './product-words.js';

const terms = { requiredPlan: null, requiredEntitlement: null, priceLookupKey: null, price: null };

test.each([
  [{}, 'Everybody with an account'],
  [{ requiredPlan: 'PRO' as const }, 'Pro plan and higher'],
  [{ priceLookupKey: 'x' }, 'Buyers'],
  [{ requiredPlan: 'PRO' as const, priceLookupKey: 'x' }, 'Pro plan and higher, or Buyers'],
  [{ requiredEntitlement: 'portfolio.branding_removal' }, 'With “Portfolio without the gatefold footer”'],
  [{ requiredEntitlement: 'constructor.of.old' }, 'With “constructor.of.old”'],
])('of %j says who may have it', (more, words) => {
  expect(audienceOf({ ...terms, ...more })).toBe(words);
});

test('a price is shown, or that there is none, or that it is not known', () => {
  const price = { amountCents: 1_900, currency: 'USD' };
  expect(priceOf({ ...terms, priceLookupKey: 'x', price })).toBe('$19.00');
  expect(priceOf({ ...terms, priceLookupKey: 'x' })).toBe('Not known right now');
  expect(priceOf(terms)).toBe('Not sold');
  expect(priceTextOf({ ...terms, price })).toBe('19.00');
});

test.each([
  ['19', 1_900],
  [' 19.5 ', 1_950],
  ['19,05', 1_905],
  ['0.50', 50],
  ['', undefined],
  ['19.005', undefined],
  ['-1', undefined],
  ['1e3', undefined],
])('%j is %p cents', (text, cents) => {
  expect(centsOf(text)).toBe(cents);
});
