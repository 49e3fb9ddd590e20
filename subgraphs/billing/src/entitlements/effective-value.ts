import {
  entitlementKeys,
  planOf,
  type EntitlementKey,
  type EntitlementTable,
  type EntitlementValue,
  type Tier,
} from '@gatefold/schema';
import { tierWithoutGrant } from '../grants/live-grants.js';

/** What a value must have to be compared: where it came from. */
interface OnPlan {
  readonly planKey: Tier;
}

/** The best value that live grants give for one key, and the grants that give it. */
export interface EffectiveValue<Grant extends OnPlan> {
  readonly value: EntitlementValue;
  /** Empty for a person without grants, who counts as free. */
  readonly sources: readonly Grant[];
}

/** The best value of `key` over live grants; that of the free plan when there are none. */
export function effectiveValue<Grant extends OnPlan>(
  key: EntitlementKey,
  live: readonly Grant[],
): EffectiveValue<Grant> {
  const values = live.map((grant) => planOf(grant.planKey).entitlements[key]);
  const best = values.reduce(better, planOf(tierWithoutGrant).entitlements[key]);
  return { value: best, sources: live.filter((_grant, index) => values[index] === best) };
}

/** The best values of every key. */
export function effectiveTable(live: readonly OnPlan[]): EntitlementTable {
  const keys = Object.keys(entitlementKeys) as EntitlementKey[];
  return Object.fromEntries(keys.map((key) => [key, effectiveValue(key, live).value])) as EntitlementTable;
}

function better(one: EntitlementValue, other: EntitlementValue): EntitlementValue {
  return strength(other) > strength(one) ? other : one;
}

function strength(value: EntitlementValue): number {
  return value === true ? Infinity : Number(value);
}
