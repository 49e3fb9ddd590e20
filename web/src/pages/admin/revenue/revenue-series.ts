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

/** The marks of a scale from 0 to at least `value`, round and at most `countMax` above 0; 0 and 1 for nothing. */
export function scaleFor(value: number, countMax = 5): readonly number[] {
  const rough = Math.max(value, 1) / countMax;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((round) => round * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.max(1, Math.ceil(value / step)) + 1 }, (_, mark) => mark * step);
}
