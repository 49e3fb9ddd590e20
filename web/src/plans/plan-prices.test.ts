import { expect, test } from '@jest/globals';
import { pricesFrom, tablePriceOf, yearlySaving } from './plan-prices.js';

// RA-10, SV-28: prices come from billing, and from the plan table while it is away

test('the plan table holds until billing has answered, and a free plan has no price', () => {
  const priceOf = pricesFrom(undefined);
  expect(priceOf('PRO', 'MONTH')).toEqual({ amountCents: 999, currency: 'USD' });
  expect(priceOf('PREMIUM', 'YEAR')).toEqual({ amountCents: 19_990, currency: 'USD' });
  expect(priceOf('FREE', 'MONTH')).toBeNull();
});

test('what billing says stands above the plan table', () => {
  const price = { interval: 'MONTH', amountCents: 1_200, currency: 'EUR' } as const;
  expect(pricesFrom([{ key: 'PRO', trialDays: 0, prices: [price] }])('PRO', 'MONTH')).toEqual(price);
});

test.each([
  [1_000, '2 months free'],
  [1_100, '1 month free'],
  [1_050, '12% less'],
  [1_199, null],
  [1_300, null],
])('a year for %d where a month is 100 is called %j, never more than it saves', (year, words) => {
  const priceOf = (_tier: string, interval: string) => ({
    amountCents: interval === 'MONTH' ? 100 : year,
    currency: 'USD',
  });
  expect(yearlySaving(priceOf, 'PRO')).toBe(words);
});

test('a plan that is not sold saves nothing', () => {
  expect(yearlySaving(tablePriceOf, 'FREE')).toBeNull();
});
