import { expect, test } from '@jest/globals';
import { givesAccess, periodEnd, statusOf, type PurchaseFacts } from './purchase-state.js';

const bought: PurchaseFacts = {
  purchasedAt: new Date('2026-01-31T10:00:00Z'),
  amountCents: 100,
  refundedCents: 0,
  refundedAt: null,
  cancelledAt: null,
  endsAt: null,
};
const later = new Date('2026-02-10T00:00:00Z');

test.each([
  ['2026-02-01T00:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
  ['2026-02-28T09:59:59Z', 1, '2026-02-28T10:00:00.000Z'],
  ['2026-02-28T10:00:00Z', 1, '2026-03-31T10:00:00.000Z'],
  ['2026-01-01T00:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
  ['2026-06-01T00:00:00Z', 12, '2027-01-31T10:00:00.000Z'],
])('cancelled at %s with periods of %i months, access ends at %s', (cancelledAt, months, end) => {
  expect(periodEnd(bought.purchasedAt as Date, months, new Date(cancelledAt)).toISOString()).toBe(end);
});

test('a refund counts as full from the price on, also when the price was nothing', () => {
  const refunded = { ...bought, refundedAt: later };
  expect(statusOf({ ...refunded, refundedCents: 99 })).toBe('PARTIALLY_REFUNDED');
  expect(statusOf({ ...refunded, refundedCents: 100 })).toBe('REFUNDED');
  expect(statusOf({ ...refunded, amountCents: 0 })).toBe('REFUNDED');
  expect(statusOf({ ...bought, amountCents: 0 })).toBe('PAID');
});

test('access ends at the last moment of the period, not after it', () => {
  const cancelled = { ...bought, cancelledAt: later, endsAt: later };
  expect(givesAccess(cancelled, new Date(later.getTime() - 1))).toBe(true);
  expect(givesAccess(cancelled, later)).toBe(false);
  expect(givesAccess({ ...bought, purchasedAt: null }, later)).toBe(false);
});
