import { billingIntervals, plans, type BillingInterval } from '@gatefold/schema';
import type { Tier } from '../gql/graphql.js';

/** Parameters of the route of the checkout. */
export function checkoutParams(plan: Tier, interval: BillingInterval): { plan: string; interval: string } {
  return { plan: plan.toLowerCase(), interval: interval.toLowerCase() };
}

/** Where a plan is bought. A plain path, so that one can return to it after signing in. */
export function checkoutPath(plan: Tier, interval: BillingInterval): string {
  return `/checkout/${plan}/${interval}`.toLowerCase();
}

/** What a checkout is about; undefined for a plan that is not sold or an interval that does not exist. */
export function wantedPlan(params: {
  readonly plan: string;
  readonly interval: string;
}): { readonly plan: Tier; readonly interval: BillingInterval } | undefined {
  const plan = plans.find(({ key }) => key === params.plan.toUpperCase());
  const interval = billingIntervals.find((each) => each === params.interval.toUpperCase());
  return plan?.priceAmountCents && interval ? { plan: plan.key, interval } : undefined;
}
