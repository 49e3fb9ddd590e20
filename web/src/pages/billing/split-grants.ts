import { planOf } from '@gatefold/schema';
import { grantStateOf, type GrantFacts } from '../../plans/grant-state.js';

/** Splits grants into those that count at `nowMs`, highest plan first, and those that are over. */
export function splitGrants<Given extends GrantFacts>(
  grants: readonly Given[],
  nowMs: number = Date.now(),
): { readonly live: Given[]; readonly over: Given[] } {
  const isLive = (grant: Given): boolean => grantStateOf(grant, nowMs) === 'LIVE';
  return {
    live: grants
      .filter(isLive)
      .toSorted((one, other) => planOf(other.planKey).rank - planOf(one.planKey).rank),
    over: grants.filter((grant) => !isLive(grant)),
  };
}
