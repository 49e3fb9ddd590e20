import type { Tier } from './roles.js';

/** Names of what a plan can allow. A key is here only when some subgraph enforces it. */
export const entitlementKeys = {
  'content.projects': 'Projects',
  'portfolio.branding_removal': 'Portfolio without the gatefold footer',
  'ai.analyses': 'AI analyses',
} as const;

export type EntitlementKey = keyof typeof entitlementKeys;

/** `true` and `false` switch a feature; a number is an inclusive upper bound. */
export type EntitlementValue = boolean | number;
export type EntitlementTable = Readonly<Record<EntitlementKey, EntitlementValue>>;

/** What is used up and comes back with each period: the ledger of billing counts it. */
export const meteredKeys = {
  /** `meter` begins the event names of the Stripe Billing Meters that overage is reported to: see {@link meterOf}. */
  'ai.analyses': { period: 'MONTH', meter: 'gatefold_ai_analyses' },
} as const satisfies Partial<Record<EntitlementKey, { readonly period: 'MONTH'; readonly meter: string }>>;

export type MeteredKey = keyof typeof meteredKeys;

/**
 * What happens at a limit. `HARD`: no more until the period ends. `SOFT_METERED`: more is possible and is charged by the
 * unit, up to the spending cap that the person set, by the subscription that gives the plan; without a cap or a subscription it is
 * as hard as `HARD`.
 */
export const limitModes = ['HARD', 'SOFT_METERED'] as const;
export type LimitMode = (typeof limitModes)[number];

/** What happens at the limit of one metered key of a plan. `overageUnitAmountCents` is the price of one unit above it. */
export type LimitRule =
  | { readonly limitMode: 'HARD' }
  | { readonly limitMode: 'SOFT_METERED'; readonly overageUnitAmountCents: number };

export const billingIntervals = ['MONTH', 'YEAR'] as const;
export type BillingInterval = (typeof billingIntervals)[number];

/** Currency of every amount in the plan table. */
export const planCurrency = 'USD';

export interface PlanDefinition {
  readonly key: Tier;
  readonly name: string;
  readonly description: string;
  /** A higher rank includes more. */
  readonly rank: number;
  /** Whole price of each interval in cents of {@link planCurrency}; null for a plan that is not sold. */
  readonly priceAmountCents: Readonly<Record<BillingInterval, number>> | null;
  readonly entitlements: EntitlementTable;
  readonly limitRules: Readonly<Record<MeteredKey, LimitRule>>;
}

/** The plan table: the one place where names, prices and limits of plans change. */
export const plans: readonly PlanDefinition[] = [
  {
    key: 'FREE',
    name: 'Free',
    description: 'A portfolio at your own address, for as long as you like.',
    rank: 0,
    priceAmountCents: null,
    entitlements: { 'content.projects': 20, 'portfolio.branding_removal': false, 'ai.analyses': 20 },
    limitRules: { 'ai.analyses': { limitMode: 'HARD' } },
  },
  {
    key: 'PRO',
    name: 'Pro',
    description: 'For people whose portfolio brings them work.',
    rank: 1,
    priceAmountCents: { MONTH: 999, YEAR: 9_990 },
    entitlements: { 'content.projects': 200, 'portfolio.branding_removal': true, 'ai.analyses': 300 },
    limitRules: { 'ai.analyses': { limitMode: 'SOFT_METERED', overageUnitAmountCents: 5 } },
  },
  {
    key: 'PREMIUM',
    name: 'Premium',
    description: 'For studios and people with a large body of work.',
    rank: 2,
    priceAmountCents: { MONTH: 1_999, YEAR: 19_990 },
    entitlements: { 'content.projects': 2000, 'portfolio.branding_removal': true, 'ai.analyses': 2000 },
    limitRules: { 'ai.analyses': { limitMode: 'SOFT_METERED', overageUnitAmountCents: 4 } },
  },
];

/** A plan for some days, paid once and not renewed. */
export interface PassDefinition {
  /** Stable; also what Stripe is told was bought. */
  readonly key: string;
  readonly planKey: Tier;
  readonly name: string;
  /** Days of access, counted from the payment. */
  readonly days: number;
  /** In cents of {@link planCurrency}. */
  readonly priceAmountCents: number;
}

/** Passes, sold beside the plans: the one place where their names, prices and lengths change. */
export const passes: readonly PassDefinition[] = [
  { key: 'pro_30_days', planKey: 'PRO', name: 'Pro for 30 days', days: 30, priceAmountCents: 1_299 },
  {
    key: 'premium_30_days',
    planKey: 'PREMIUM',
    name: 'Premium for 30 days',
    days: 30,
    priceAmountCents: 2_499,
  },
];

/** The plan of a tier. Throws on a tier that the table does not hold. */
export function planOf(tier: Tier): PlanDefinition {
  const plan = plans.find((candidate) => candidate.key === tier);
  if (!plan) throw new Error(`No plan ${tier} in the plan table`);
  return plan;
}

/**
 * Event name of the meter that counts overage under a plan. Each plan has its own, so that what was used before a change
 * of plan is charged at its price, whenever Stripe is told of it.
 */
export function meterOf(tier: Tier, key: MeteredKey): string {
  return `${meteredKeys[key].meter}_${tier.toLowerCase()}`;
}

/** Whether the ledger counts this key. */
export function isMetered(key: EntitlementKey): key is MeteredKey {
  return Object.hasOwn(meteredKeys, key);
}
