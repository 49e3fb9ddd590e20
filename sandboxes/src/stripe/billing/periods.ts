import type Stripe from 'stripe';

type Recurring = Pick<Stripe.Price.Recurring, 'interval' | 'interval_count'>;

const daySeconds = 86_400;

/** The second at which the `count`-th period after `anchor` begins. Months keep the anchor's day, or the last of a shorter month. */
export function periodStart(
  anchor: number,
  { interval, interval_count: each }: Recurring,
  count: number,
): number {
  if (interval === 'day') return anchor + count * each * daySeconds;
  if (interval === 'week') return anchor + count * each * 7 * daySeconds;
  const months = count * each * (interval === 'year' ? 12 : 1);
  const date = new Date(anchor * 1000);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return Math.floor(date.getTime() / 1000);
}

/** The end of the period that begins at `start`, on the grid of `anchor`. */
export function periodEnd(anchor: number, recurring: Recurring, start: number): number {
  let count = 0;
  while (periodStart(anchor, recurring, count) <= start) count += 1;
  return periodStart(anchor, recurring, count);
}

/** The share of a period's amount that belongs to its time from `at` on, to the second, rounded half away from zero. */
export function unusedShare(amount: number, period: { start: number; end: number }, at: number): number {
  const share = (amount * (period.end - at)) / (period.end - period.start);
  return Math.sign(share) * Math.round(Math.abs(share));
}
