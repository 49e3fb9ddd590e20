import { expect, test } from '@jest/globals';
import { formatMoney } from './format-money.js';

test.each([
  [999, 'USD', '$9.99'],
  [19_990, 'USD', '$199.90'],
  [149_900, 'INR', '₹1,499.00'],
  [500, 'JPY', '¥500'],
  [0, 'USD', '$0.00'],
])('%d of %s are shown as %s', (amountCents, currency, shown) => {
  expect(formatMoney(amountCents, currency)).toBe(shown);
});
