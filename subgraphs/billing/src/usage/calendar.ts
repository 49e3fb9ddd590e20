/** A stretch of time; the end is no longer part of it. */
export interface Span {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * The monthly span in which `at` lies: months counted from `anchor`, or calendar months by UTC without one. A month that
 * is too short for the anchor's day ends on its last day, and the next one is back on the anchor's day: 31 January,
 * 28 February, 31 March.
 */
export function monthAround(at: Date, anchor: Date | null): Span {
  const from = anchor ?? new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth()));
  const months = (at.getUTCFullYear() - from.getUTCFullYear()) * 12 + at.getUTCMonth() - from.getUTCMonth();
  const first = addMonths(from, months) > at ? months - 1 : months;
  return { startsAt: addMonths(from, first), endsAt: addMonths(from, first + 1) };
}

function addMonths(from: Date, months: number): Date {
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const moved = new Date(from);
  moved.setUTCFullYear(year, month, Math.min(from.getUTCDate(), lastDay));
  return moved;
}
