import { expect, test } from '@jest/globals';
import { currenciesOf, monthsIn, scaleFor } from './revenue-series.js';

const sale = (currency: string, purchaseCount: number, paidCents: number, refundedCents = 0) => ({
  source: 'TAGMANGO' as const,
  currency,
  purchaseCount,
  paidCents,
  refundedCents,
});
const months = [
  { startsAt: '2026-01-01T00:00:00.000Z', sales: [sale('INR', 2, 900, 100), sale('USD', 3, 500)] },
  { startsAt: '2026-02-01T00:00:00.000Z', sales: [] },
  { startsAt: '2026-03-01T00:00:00.000Z', sales: [sale('INR', 1, 50), sale('INR', 1, 70)] },
];

test('amounts of one currency are added up over sources and never with those of another', () => {
  expect(monthsIn(months, 'INR')).toEqual([
    { startsAt: months[0]?.startsAt, purchaseCount: 2, paidCents: 900, refundedCents: 100, keptCents: 800 },
    { startsAt: months[1]?.startsAt, purchaseCount: 0, paidCents: 0, refundedCents: 0, keptCents: 0 },
    { startsAt: months[2]?.startsAt, purchaseCount: 2, paidCents: 120, refundedCents: 0, keptCents: 120 },
  ]);
});

test('the currency of the most purchases comes first', () => {
  expect(currenciesOf(months)).toEqual(['INR', 'USD']);
  expect(currenciesOf([])).toEqual([]);
});

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [4, [0, 1, 2, 3, 4]],
  [23, [0, 5, 10, 15, 20, 25]],
  [99_900, [0, 20_000, 40_000, 60_000, 80_000, 100_000]],
  [100_001, [0, 50_000, 100_000, 150_000]],
])('a scale for %d has the marks %j', (value, marks) => {
  expect(scaleFor(value)).toEqual(marks);
});
