import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthAround } from './calendar.js';

const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

test('every moment lies in exactly one month, and months follow each other without a gap', () => {
  fc.assert(
    fc.property(moment, fc.option(moment), (at, anchor) => {
      const { startsAt, endsAt } = monthAround(at, anchor);
      expect(startsAt <= at && at < endsAt).toBe(true);
      expect(monthAround(endsAt, anchor).startsAt).toEqual(endsAt);
      expect(monthAround(new Date(startsAt.getTime() - 1), anchor).endsAt).toEqual(startsAt);
    }),
  );
});

test('an anchor on the 31st meets the last day of shorter months and comes back', () => {
  const anchor = new Date('2027-10-31T10:30:00.000Z');
  const ends = ['2027-11-01', '2027-12-15', '2028-02-01', '2028-03-10'].map((day) =>
    monthAround(new Date(day), anchor).endsAt.toISOString().slice(0, 16),
  );
  expect(ends).toEqual(['2027-11-30T10:30', '2027-12-31T10:30', '2028-02-29T10:30', '2028-03-31T10:30']);
});

test('without an anchor it is the calendar month by UTC', () => {
  expect(monthAround(new Date('2026-12-31T23:59:59.999Z'), null)).toEqual({
    startsAt: new Date('2026-12-01T00:00:00Z'),
    endsAt: new Date('2027-01-01T00:00:00Z'),
  });
});
