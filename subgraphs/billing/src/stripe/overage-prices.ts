import { meterOf, meteredKeys, plans, type MeteredKey, type Tier } from '@gatefold/schema';
import type Stripe from 'stripe';

/** What a plan charges by the unit above one of its limits. */
export interface SoldOverage {
  readonly planKey: Tier;
  readonly key: MeteredKey;
  readonly unitAmountCents: number;
  /** Event name of its meter at Stripe. */
  readonly meter: string;
}

/** All that the plan table charges by the unit. */
export const soldOverage: readonly SoldOverage[] = plans
  .filter(({ priceAmountCents }) => priceAmountCents !== null)
  .flatMap(({ key: planKey, limitRules }) =>
    (Object.keys(meteredKeys) as MeteredKey[]).flatMap((key) => {
      const rule = limitRules[key];
      if (rule.limitMode === 'HARD') return [];
      return { planKey, key, unitAmountCents: rule.overageUnitAmountCents, meter: meterOf(planKey, key) };
    }),
  );

/** Keys of the metadata by which a price tells of which plan and limit it charges the overage. */
export const overageMetadata = { plan: 'gatefold_overage_plan', key: 'gatefold_overage_key' } as const;

/** Under which key the present price of an overage is found. */
export function overageLookupKeyOf({ planKey, key }: Pick<SoldOverage, 'planKey' | 'key'>): string {
  return `gatefold_overage_${planKey}_${key.replace('.', '_')}`.toLowerCase();
}

/** What a price charges by the unit; undefined for one that sells something else. */
export function overageOfPrice({ metadata }: Stripe.Price): SoldOverage | undefined {
  return soldOverage.find(
    ({ planKey, key }) => metadata[overageMetadata.plan] === planKey && metadata[overageMetadata.key] === key,
  );
}
