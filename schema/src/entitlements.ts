import type { Tier } from './roles.js';

/** Names of what a plan can allow. A key is here only when some subgraph enforces it. */
export const entitlementKeys = {
  'content.projects': 'Projects',
  'portfolio.branding_removal': 'Portfolio without the gatefold footer',
} as const;

export type EntitlementKey = keyof typeof entitlementKeys;

/** `true` and `false` switch a feature; a number is an inclusive upper bound. */
export type EntitlementValue = boolean | number;
export type EntitlementTable = Readonly<Record<EntitlementKey, EntitlementValue>>;

export interface PlanDefinition {
  readonly key: Tier;
  readonly name: string;
  readonly description: string;
  /** A higher rank includes more. */
  readonly rank: number;
  readonly entitlements: EntitlementTable;
}

/** The plan table: the one place where names and limits of plans change. */
export const plans: readonly PlanDefinition[] = [
  {
    key: 'FREE',
    name: 'Free',
    description: 'A portfolio at your own address, for as long as you like.',
    rank: 0,
    entitlements: { 'content.projects': 20, 'portfolio.branding_removal': false },
  },
  {
    key: 'PRO',
    name: 'Pro',
    description: 'For people whose portfolio brings them work.',
    rank: 1,
    entitlements: { 'content.projects': 200, 'portfolio.branding_removal': true },
  },
  {
    key: 'PREMIUM',
    name: 'Premium',
    description: 'For studios and people with a large body of work.',
    rank: 2,
    entitlements: { 'content.projects': 2000, 'portfolio.branding_removal': true },
  },
];

/** The plan of a tier. Throws on a tier that the table does not hold. */
export function planOf(tier: Tier): PlanDefinition {
  const plan = plans.find((candidate) => candidate.key === tier);
  if (!plan) throw new Error(`No plan ${tier} in the plan table`);
  return plan;
}
