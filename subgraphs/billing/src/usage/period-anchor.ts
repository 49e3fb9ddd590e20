import { planOf } from '@gatefold/schema';
import { liveGrants, tierOf, type GrantFacts } from '../grants/live-grants.js';

/**
 * The moment from which a person's usage periods are counted: the start of the oldest live grant of the highest tier
 * when that plan is sold, else null, which is the calendar month.
 */
export function periodAnchorOf(grants: readonly GrantFacts[], at: Date): Date | null {
  const live = liveGrants(grants, at);
  const tier = tierOf(live, at);
  if (planOf(tier).priceAmountCents === null) return null;
  const starts = live.filter((grant) => grant.planKey === tier).map((grant) => grant.startsAt.getTime());
  return new Date(Math.min(...starts));
}
