import type { RevenueQuery } from '../../../gql/graphql.js';

/** How subscriptions came and went, month by month. */
export type SubscriptionMonths = NonNullable<RevenueQuery['revenue']>['subscriptionMonths'];

/**
 * Share of the subscriptions of a month's beginning that ended in it, in percent with one decimal; undefined when there
 * were none, since nothing can be said then. Those that began and ended within the month are among the ended ones.
 */
export function churnPercent({
  atStartCount,
  endedCount,
}: Pick<SubscriptionMonths[number], 'atStartCount' | 'endedCount'>): number | undefined {
  return atStartCount === 0 ? undefined : Math.round((endedCount / atStartCount) * 1_000) / 10;
}

/** Whether any subscription ran, began or ended in these months. */
export function hasSubscriptions(months: SubscriptionMonths): boolean {
  return months.some(({ atStartCount, newCount, endedCount }) => atStartCount + newCount + endedCount > 0);
}
