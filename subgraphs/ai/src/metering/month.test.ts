import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthOf } from './month.js';

test('every moment lies in exactly one month, by UTC', () => {
  const moments = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (at) => {
      const { start, end } = monthOf(at);
      expect(start <= at && at < end).toBe(true);
      expect(monthOf(end).start).toEqual(end);
      expect(start.toISOString()).toMatch(/-01T00:00:00\.000Z$/);
    }),
  );
});

test('December ends with the year', () => {
  expect(monthOf(new Date('2026-12-31T23:59:59.999Z')).end).toEqual(new Date('2027-01-01T00:00:00.000Z'));
});
