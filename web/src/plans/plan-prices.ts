import { useQuery } from '@apollo/client/react';
import { planCurrency, planOf, type BillingInterval } from '@gatefold/schema';
import { PlanPricesDocument, type PlanPricesQuery, type Tier } from '../gql/graphql.js';

/** The price of one interval of a plan. */
export interface Price {
  readonly amountCents: number;
  /** ISO 4217. */
  readonly currency: string;
}

/** What a plan costs at an interval; null for a plan that is not sold. */
export type PriceOf = (tier: Tier, interval: BillingInterval) => Price | null;

/** The price of the plan table. */
export const tablePriceOf: PriceOf = (tier, interval) => {
  const amounts = planOf(tier).priceAmountCents;
  return amounts && { amountCents: amounts[interval], currency: planCurrency };
};

/** Prices as billing has them; those of the plan table while it does not answer. */
export function pricesFrom(plans: PlanPricesQuery['plans'] | undefined): PriceOf {
  return (tier, interval) =>
    plans?.find(({ key }) => key === tier)?.prices.find((price) => price.interval === interval) ??
    tablePriceOf(tier, interval);
}

/** Prices at which plans are sold now. Always there: those of the plan table until billing has answered. */
export function usePlanPrices(): PriceOf {
  const { data } = useQuery(PlanPricesDocument, { fetchPolicy: 'cache-first', errorPolicy: 'all' });
  return pricesFrom(data?.plans);
}

/** What paying for a year at once saves against twelve months, e.g. "2 months free"; null when it saves nothing. */
export function yearlySaving(priceOf: PriceOf, tier: Tier): string | null {
  const month = priceOf(tier, 'MONTH');
  const year = priceOf(tier, 'YEAR');
  if (!month || !year || month.currency !== year.currency || month.amountCents === 0) return null;
  const monthsPaid = year.amountCents / month.amountCents;
  const monthsFree = 12 - monthsPaid;
  if (monthsFree >= 1 && Number.isInteger(monthsFree))
    return `${monthsFree} ${monthsFree === 1 ? 'month' : 'months'} free`;
  const percent = Math.floor((monthsFree / 12) * 100);
  return percent > 0 ? `${percent}% less` : null;
}
