import { planOf, plans, type PlanDefinition } from '@gatefold/schema';
import { tierOf, type GrantFacts } from '../grants/live-grants.js';
import type { ProductEntity } from './product.entity.js';

/** What a person has at a moment. */
export interface Holdings {
  readonly at: Date;
  readonly grants: readonly GrantFacts[];
  readonly purchasedProductIds: ReadonlySet<string>;
}

/** Whether a person may download a product, and why. */
export interface ProductAccess {
  readonly allowed: boolean;
  /** A sentence for the person. */
  readonly reason: string;
  /** The lowest plan that includes it, null when no plan does. */
  readonly cheapestPlan: PlanDefinition | null;
}

type Terms = Pick<
  ProductEntity,
  'id' | 'name' | 'requiredPlan' | 'requiredEntitlement' | 'stripePriceLookupKey'
>;

/** Decides on a product for a person, or for nobody in particular. A purchase, or a plan, is enough. */
export function decideAccess(product: Terms, holdings: Holdings | undefined): ProductAccess {
  const cheapestPlan = cheapestPlanWith(product);
  if (!holdings) return { allowed: false, reason: `Sign in to download ${product.name}.`, cheapestPlan };
  if (holdings.purchasedProductIds.has(product.id)) {
    return { allowed: true, reason: 'You bought it.', cheapestPlan };
  }
  const plan = planOf(tierOf(holdings.grants, holdings.at));
  if (includes(plan, product)) {
    const reason = isForEverybody(product)
      ? 'Free with your account.'
      : `Included in your ${plan.name} plan.`;
    return { allowed: true, reason, cheapestPlan };
  }
  return { allowed: false, reason: whyNot(product, cheapestPlan), cheapestPlan };
}

/** Without any terms it is free for everybody with an account. */
function isForEverybody(product: Terms): boolean {
  return !product.requiredPlan && !product.requiredEntitlement && !product.stripePriceLookupKey;
}

function includes(plan: PlanDefinition, product: Terms): boolean {
  if (isForEverybody(product)) return true;
  if (product.requiredPlan && plan.rank >= planOf(product.requiredPlan).rank) return true;
  const values = new Map<string, boolean | number>(Object.entries(plan.entitlements));
  return product.requiredEntitlement !== null && Boolean(values.get(product.requiredEntitlement));
}

function cheapestPlanWith(product: Terms): PlanDefinition | null {
  const byRank = plans.toSorted((one, other) => one.rank - other.rank);
  return byRank.find((plan) => includes(plan, product)) ?? null;
}

function whyNot(product: Terms, cheapest: PlanDefinition | null): string {
  const ways = [
    ...(cheapest ? [`the ${cheapest.name} plan includes it`] : []),
    ...(product.stripePriceLookupKey ? ['it can be bought once'] : []),
  ];
  if (ways.length === 0) return 'No plan includes it and it is not sold at present.';
  const sentence = ways.join(', or ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
