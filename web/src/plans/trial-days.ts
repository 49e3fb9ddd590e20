import { useQuery } from '@apollo/client/react';
import { PlanPricesDocument, type PlanPricesQuery, type Tier } from '../gql/graphql.js';
import type { PresentPlan } from './present-plan.js';

/** Days without payment that a plan begins with for this person; undefined stands for a stranger. */
export function trialDaysFor(
  plans: PlanPricesQuery['plans'] | undefined,
  tier: Tier,
  presentPlan: PresentPlan | undefined,
): number {
  if (presentPlan?.hasSubscribed) return 0;
  return plans?.find(({ key }) => key === tier)?.trialDays ?? 0;
}

/** {@link trialDaysFor} as billing has it; 0 until it has answered. */
export function useTrialDays(presentPlan: PresentPlan | undefined): (tier: Tier) => number {
  const { data } = useQuery(PlanPricesDocument, { fetchPolicy: 'cache-first', errorPolicy: 'all' });
  return (tier) => trialDaysFor(data?.plans, tier, presentPlan);
}
