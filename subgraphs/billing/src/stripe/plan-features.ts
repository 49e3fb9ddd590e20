import { entitlementKeys, planOf, type EntitlementKey, type Tier } from '@gatefold/schema';

/** An entitlement of a plan as Stripe calls it. */
export interface PlanFeature {
  /** Stripe knows features that are there or not, so a limit is a part of its name. */
  readonly lookupKey: string;
  readonly name: string;
}

/** What a plan allows, as features for its product at Stripe. */
export function featuresOfPlan(tier: Tier): readonly PlanFeature[] {
  const { entitlements } = planOf(tier);
  return (Object.keys(entitlementKeys) as EntitlementKey[]).flatMap((key) => {
    const value = entitlements[key];
    const name = entitlementKeys[key];
    if (value === true) return { lookupKey: key, name };
    return typeof value === 'number' && value > 0
      ? { lookupKey: `${key}:${value}`, name: `${name}: ${value}` }
      : [];
  });
}

/** Metadata by which a feature of ours is known. */
export const featureMetadata = { gatefold: 'entitlement' };
