import type { RevenueQuery } from '../../../gql/graphql.js';

type Months = NonNullable<RevenueQuery['revenue']>['months'];

/** One month in one currency, in its smallest unit, over all sources. */
export interface MonthOfRevenue {
  readonly startsAt: string;
  readonly purchaseCount: number;
  readonly paidCents: number;
  readonly refundedCents: number;
  /** What is left: paid without what was paid back. */
  readonly keptCents: number;
}

/** Currencies in which anything was sold, that of the most purchases first. */
export function currenciesOf(months: Months): readonly string[] {
  const counts = new Map<string, number>();
  for (const { currency, purchaseCount } of months.flatMap(({ sales }) => sales)) {
    counts.set(currency, (counts.get(currency) ?? 0) + purchaseCount);
  }
  return [...counts]
    .toSorted(([one, a], [other, b]) => b - a || one.localeCompare(other))
    .map(([currency]) => currency);
}

/** Every month in one currency, also those without sales. Amounts of different currencies are never added up. */
export function monthsIn(months: Months, currency: string): readonly MonthOfRevenue[] {
  return months.map(({ startsAt, sales }) => {
    const own = sales.filter((sale) => sale.currency === currency);
    const sum = (part: 'purchaseCount' | 'paidCents' | 'refundedCents'): number =>
      own.reduce((total, sale) => total + sale[part], 0);
    const [paidCents, refundedCents] = [sum('paidCents'), sum('refundedCents')];
    return {
      startsAt,
      purchaseCount: sum('purchaseCount'),
      paidCents,
      refundedCents,
      keptCents: paidCents - refundedCents,
    };
  });
}

/** A round number of at least `value` for the top of a scale; 1 for nothing. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}
