import {
  entitlementKeys,
  isMetered,
  planCurrency,
  plans,
  type EntitlementKey,
  type EntitlementValue,
  type LimitMode,
  type LimitRule,
  type PlanDefinition,
} from './entitlements.js';
import type { Tier } from './roles.js';

/** What a plan allows one person at one moment, and why. The same wherever it is shown, also in every `QUOTA_EXCEEDED`. */
export interface EntitlementFacts {
  readonly key: EntitlementKey;
  readonly name: string;
  /** Whether one more is possible now; for what is not counted, whether the plan includes it. */
  readonly allowed: boolean;
  /** A sentence for the person: why, and what to do next. */
  readonly reason: string;
  /** Inclusive upper bound; null where it is not counted. */
  readonly limit: number | null;
  /** How many are used; null where it is not counted, or not by whoever tells. */
  readonly used: number | null;
  /** When `used` starts again from 0; null where it never does. */
  readonly resetsAt: Date | null;
  /** What happens at the limit; null where it is not counted. */
  readonly limitMode: LimitMode | null;
  /** The lowest plan under which one more would be possible without paying by the unit; null when there is none. */
  readonly cheapestPlanThatAllows: Tier | null;
}

/** How much of a counted entitlement is used. */
export interface CountedUse {
  readonly used: number;
  /** Held by work that is under way. */
  readonly reserved?: number;
  /** Part of `used` that was charged by the unit and does not count against the limit. */
  readonly overage?: number;
  readonly resetsAt?: Date;
  /** Most that may be charged by the unit until then, in cents; 0 when the person agreed to nothing. */
  readonly spendingCapAmountCents?: number;
  /** Whether the cap allows one more unit. */
  readonly isOverageAffordable?: boolean;
}

/** What is known of one entitlement of one person. */
export interface KnownEntitlement {
  readonly key: EntitlementKey;
  readonly value: EntitlementValue;
  /** The plan that gives `value`. */
  readonly plan: PlanDefinition;
  /** What happens at the limit for this person; absent is HARD. That of the plan holds only while a subscription charges for it. */
  readonly rule?: LimitRule | undefined;
  /** When the plan ends; absent for open end or unknown. */
  readonly endsAt?: Date | undefined;
  /** Absent where nobody counted. */
  readonly use?: CountedUse | undefined;
}

const count = new Intl.NumberFormat('en');
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: planCurrency });

/** Explains one entitlement. */
export function entitlementFacts(known: KnownEntitlement): EntitlementFacts {
  const { key, value, use } = known;
  const allowed = isAllowing(value, use);
  const name = entitlementKeys[key];
  const cheapest = cheapestPlan(key, use);
  return {
    key,
    name,
    allowed,
    reason: `${name}: ${allowed ? whyAllowed(known) : whyNot(known, cheapest)}`,
    limit: typeof value === 'number' ? value : null,
    used: typeof value === 'number' ? (use?.used ?? null) : null,
    resetsAt: use?.resetsAt ?? null,
    limitMode: typeof value === 'number' ? (known.rule?.limitMode ?? 'HARD') : null,
    cheapestPlanThatAllows: cheapest?.key ?? null,
  };
}

/** Units that count against a limit, work under way included. */
function countedUnits({ used, reserved = 0, overage = 0 }: CountedUse): number {
  return used + reserved - overage;
}

function isAllowing(value: EntitlementValue, use: CountedUse | undefined): boolean {
  if (typeof value === 'boolean') return value;
  return value > (use ? countedUnits(use) : 0) || use?.isOverageAffordable === true;
}

function whyAllowed({ value, plan, rule, endsAt, use }: KnownEntitlement): string {
  const until = endsAt ? ` until ${day.format(endsAt)}` : '';
  if (typeof value === 'boolean') return `included in your ${plan.name} plan${until}.`;
  if (!use) return `up to ${count.format(value)} with your ${plan.name} plan${until}.`;
  if (value > countedUnits(use)) {
    return `${count.format(use.used)} of ${count.format(value)} used with your ${plan.name} plan${until}${again(use)}.`;
  }
  const price = rule?.limitMode === 'SOFT_METERED' ? money.format(rule.overageUnitAmountCents / 100) : '';
  const cap = money.format((use.spendingCapAmountCents ?? 0) / 100);
  return `${count.format(use.used)} used, your ${plan.name} plan includes ${count.format(value)}; each further one costs ${price}, up to your spending cap of ${cap}${again(use)}.`;
}

function whyNot(known: KnownEntitlement, cheapest: PlanDefinition | undefined): string {
  const { key, value, plan, use } = known;
  if (typeof value === 'boolean' || !use) {
    const way = cheapest ? `the ${cheapest.name} plan includes it` : 'no plan includes it';
    return `not included in your ${plan.name} plan; ${way}.`;
  }
  const stop = `all ${count.format(value)} of your ${plan.name} plan are in use${again(use)}.`;
  const further = wayByTheUnit(known);
  const larger = cheapest
    ? ` The ${cheapest.name} plan allows ${count.format(Number(cheapest.entitlements[key]))}.`
    : '';
  const noWay =
    cheapest || further || use.resetsAt ? '' : ' No plan allows more: remove some that you no longer need.';
  return `${stop}${further}${larger}${noWay}`;
}

/** How a person gets more of it by the unit; empty where the plan sells none. */
function wayByTheUnit({ key, plan, rule, use }: KnownEntitlement): string {
  if (rule?.limitMode === 'SOFT_METERED') return ' A higher spending cap lets you go on now.';
  if (!isMetered(key) || plan.limitRules[key].limitMode === 'HARD') return '';
  const cap = use?.spendingCapAmountCents ? '' : ' and set a spending cap';
  return ` Further ones are charged to a subscription, and you have the ${plan.name} plan without one: subscribe to ${plan.name}${cap} to go on now.`;
}

function again({ resetsAt }: CountedUse): string {
  return resetsAt ? `; they start again on ${day.format(resetsAt)}` : '';
}

function cheapestPlan(key: EntitlementKey, use: CountedUse | undefined): PlanDefinition | undefined {
  const counted = use && { ...use, isOverageAffordable: false };
  return plans
    .toSorted((one, other) => one.rank - other.rank)
    .find((plan) => isAllowing(plan.entitlements[key], counted));
}
