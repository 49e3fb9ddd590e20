import { planOf } from '@gatefold/schema';
import type { ShownGrantFragment } from '../../gql/graphql.js';

type Grant = Pick<ShownGrantFragment, 'planKey' | 'startsAt' | 'endsAt' | 'revokedAt'>;

/** Splits grants into those that count at `nowMs`, highest plan first, and those that are over. */
export function splitGrants<Given extends Grant>(
  grants: readonly Given[],
  nowMs: number = Date.now(),
): { readonly live: Given[]; readonly over: Given[] } {
  const isLive = ({ startsAt, endsAt, revokedAt }: Given): boolean =>
    !revokedAt && Date.parse(startsAt) <= nowMs && (!endsAt || Date.parse(endsAt) > nowMs);
  return {
    live: grants
      .filter(isLive)
      .toSorted((one, other) => planOf(other.planKey).rank - planOf(one.planKey).rank),
    over: grants.filter((grant) => !isLive(grant)),
  };
}
