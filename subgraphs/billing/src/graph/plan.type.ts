import {
  billingIntervals,
  entitlementKeys,
  planCurrency,
  type BillingInterval,
  type EntitlementKey,
  type PlanDefinition,
  type Tier,
} from '@gatefold/schema';
import { TierEnum } from '@gatefold/runtime/graphql';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** What clients see of one line of the plan table. */
@ObjectType('PlanEntitlement', { description: 'One line of a plan.' })
export class PlanEntitlementType {
  @Field(() => String, { description: 'Stable key, e.g. `content.projects`.' })
  key!: string;

  @Field(() => String, { description: 'What it is, in words for people.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether the plan allows it at all.' })
  allowed!: boolean;

  @Field(() => Int, { nullable: true, description: 'Inclusive upper bound, null where it is not counted.' })
  limit!: number | null;
}

/** The intervals as the enum that GraphQL shows. */
export const BillingIntervalEnum = Object.fromEntries(billingIntervals.map((interval) => [interval, interval])) as {
  [Interval in BillingInterval]: Interval;
};
registerEnumType(BillingIntervalEnum, {
  name: 'BillingInterval',
  description: 'How often a plan is paid.',
  valuesConfig: {
    MONTH: { description: 'Every month.' },
    YEAR: { description: 'Every year.' },
  },
});

/** What clients see of a price. */
@ObjectType('PlanPrice', { description: 'What a plan costs.' })
export class PlanPriceType {
  @Field(() => BillingIntervalEnum, { description: 'How often it is paid.' })
  interval!: BillingInterval;

  @Field(() => Int, { description: 'Whole price of one interval, in cents.' })
  amountCents!: number;

  @Field(() => String, { description: 'ISO 4217, e.g. `USD`.' })
  currency!: string;
}

/** What clients see of a plan. */
@ObjectType('Plan', { description: 'A plan that people are on.' })
@Directive('@key(fields: "key")')
export class PlanType {
  @Field(() => TierEnum, { description: 'Key of the plan and the tier that it gives.' })
  key!: Tier;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => String, { description: 'Whom the plan is for, in one sentence.' })
  description!: string;

  @Field(() => Int, { description: 'Order of the plans; a higher rank includes more.' })
  rank!: number;

  @Field(() => [PlanPriceType], { description: 'What it costs; empty for a plan that is not sold.' })
  prices!: readonly PlanPriceType[];

  @Field(() => [PlanEntitlementType], { description: 'What the plan allows, line by line.' })
  entitlements!: readonly PlanEntitlementType[];
}

/** A row of the plan table as clients see it. */
export function toPlanType(plan: PlanDefinition): PlanType {
  const keys = Object.keys(entitlementKeys) as EntitlementKey[];
  return {
    key: plan.key,
    name: plan.name,
    description: plan.description,
    rank: plan.rank,
    prices: pricesOf(plan),
    entitlements: keys.map((key) => {
      const value = plan.entitlements[key];
      return {
        key,
        name: entitlementKeys[key],
        allowed: Boolean(value),
        limit: typeof value === 'number' ? value : null,
      };
    }),
  };
}

function pricesOf({ priceAmountCents: amounts }: PlanDefinition): PlanPriceType[] {
  if (amounts === null) return [];
  return billingIntervals.map((interval) => ({
    interval,
    amountCents: amounts[interval],
    currency: planCurrency,
  }));
}
