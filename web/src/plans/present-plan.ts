import { useQuery } from '@apollo/client/react';
import { useLiveEntitlements } from '../entitlements/use-live-entitlements.js';
import { PresentPlanDocument, type Tier } from '../gql/graphql.js';
import { useSession } from '../session/session-store.js';
import { planBehind } from './plan-behind.js';

/** The plan that the signed-in person is on now, kept up to date; undefined for a stranger and until it is known. */
export function usePresentPlan(): Tier | undefined {
  const isMember = useSession().status === 'member';
  const { data } = useQuery(PresentPlanDocument, { skip: !isMember, errorPolicy: 'all' });
  useLiveEntitlements({ skip: !isMember });
  const me = isMember ? data?.me : undefined;
  return me ? planBehind(me.entitlements ?? null, me.tier) : undefined;
}
