import type { BillingInterval, Tier } from '@gatefold/schema';
import { TierEnum } from '@gatefold/runtime/graphql';
import { GraphQLCurrency, GraphQLSafeInt } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';
import { BillingIntervalEnum } from '../../graph/plan.type.js';

@ObjectType('RecurringRevenue', {
  description: 'What comes in each month by subscriptions, in one currency.',
})
export class RecurringRevenueType {
  @Field(() => GraphQLCurrency, { description: 'Currency of the amount, ISO 4217.' })
  currency!: string;

  @Field(() => GraphQLSafeInt, {
    description:
      'Monthly recurring revenue before discounts and taxes, a twelfth of yearly prices, in the smallest unit of the currency.',
  })
  monthlyCents!: number;
}

@ObjectType('PlanSubscriptions', { description: 'How many subscriptions to a plan are paid in one rhythm.' })
export class PlanSubscriptionsType {
  @Field(() => TierEnum, { description: 'Key of the plan.' })
  planKey!: Tier;

  @Field(() => BillingIntervalEnum, { description: 'How often it is paid.' })
  interval!: BillingInterval;

  @Field(() => Int, { description: 'How many subscriptions.' })
  count!: number;
}

/** What administrators see of the subscriptions that run. */
@ObjectType('SubscriptionFigures', { description: 'The subscriptions that run now.' })
export class SubscriptionFiguresType {
  @Field(() => Int, { description: 'Those that are paid for, or whose payment is tried again.' })
  payingCount!: number;

  @Field(() => Int, { description: 'Those on trial: nothing was paid yet.' })
  trialCount!: number;

  @Field(() => Int, { description: 'Paying ones whose last payment failed and is tried again.' })
  pastDueCount!: number;

  @Field(() => Int, { description: 'Paying ones that end with their period.' })
  endingCount!: number;

  @Field(() => [RecurringRevenueType], { description: 'Of the paying ones, the largest currency first.' })
  recurring!: readonly RecurringRevenueType[];

  @Field(() => [PlanSubscriptionsType], {
    description: 'The paying ones by plan and rhythm, the most first.',
  })
  byPlan!: readonly PlanSubscriptionsType[];
}

/** How subscriptions came and went in a month. */
@ObjectType('SubscriptionMonth', { description: 'How subscriptions came and went in one month.' })
export class SubscriptionMonthType {
  @Field(() => Date, { description: 'First moment of the month, by UTC.' })
  startsAt!: Date;

  @Field(() => Int, { description: 'Running when the month began, trials included.' })
  atStartCount!: number;

  @Field(() => Int, { description: 'Begun in the month, trials included.' })
  newCount!: number;

  @Field(() => Int, { description: 'Ended in the month.' })
  endedCount!: number;
}
