import { useQuery } from '@apollo/client/react';
import { useLiveEntitlements } from '../entitlements/use-live-entitlements.js';
import { PresentPlanDocument, type Tier } from '../gql/graphql.js';
import { useSession } from '../session/session-store.js';
import { planBehind } from './plan-behind.js';
import { hasBegun, isRunning } from './subscription-standing.js';

/** What the signed-in person is on now. */
export interface PresentPlan {
  readonly tier: Tier;
  /** Whether another plan is a change of their subscription, in place of a purchase. */
  readonly isSubscribed: boolean;
  /** Whether a subscription was paid for, or tried, before: a trial is for the first one. */
  readonly hasSubscribed: boolean;
}

/** The plan of now, kept up to date; undefined for a stranger and until it is known. */
export function usePresentPlan(): PresentPlan | undefined {
  const isMember = useSession().status === 'member';
  const { data } = useQuery(PresentPlanDocument, { skip: !isMember, errorPolicy: 'all' });
  useLiveEntitlements({ skip: !isMember });
  const me = isMember ? data?.me : undefined;
  return me
    ? {
        tier: planBehind(me.entitlements ?? null, me.tier),
        isSubscribed: isRunning(me.subscription),
        hasSubscribed: hasBegun(me.subscription),
      }
    : undefined;
}
