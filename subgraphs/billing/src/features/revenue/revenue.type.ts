import type { Tier } from '@gatefold/schema';
import { TierEnum } from '@gatefold/runtime/graphql';
import { GraphQLCurrency, GraphQLSafeInt } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GrantSourceEnum } from '../../graph/grant-source.enum.js';
import type { GrantSource } from '../../grants/grant-source.js';
import { SubscriptionFiguresType, SubscriptionMonthType } from './subscription-figures.type.js';
import { revenueSources, type RevenueSource } from './revenue.repository.js';

const RevenueSourceEnum = Object.fromEntries(revenueSources.map((source) => [source, source])) as {
  [Key in RevenueSource]: Key;
};
registerEnumType(RevenueSourceEnum, {
  name: 'RevenueSource',
  description: 'Where money comes from.',
  valuesConfig: {
    TAGMANGO: { description: 'Courses bought at TagMango.' },
    STRIPE_PAYMENT: {
      description: 'One-time payments through Stripe; what was charged back counts as refunded.',
    },
    STRIPE_SUBSCRIPTION: {
      description: 'Paid invoices of subscriptions; what was charged back counts as refunded.',
    },
  },
});

@ObjectType('Sales', { description: 'What was bought in one month from one source in one currency.' })
export class SalesType {
  @Field(() => RevenueSourceEnum, { description: 'Where it was bought.' })
  source!: RevenueSource;

  @Field(() => GraphQLCurrency, { description: 'Currency of the amounts, ISO 4217.' })
  currency!: string;

  @Field(() => Int, { description: 'How many purchases.' })
  purchaseCount!: number;

  @Field(() => GraphQLSafeInt, { description: 'What was paid, in the smallest unit of the currency.' })
  paidCents!: number;

  @Field(() => GraphQLSafeInt, {
    description:
      'What was paid back of these purchases until now, also in later months, in the smallest unit of the currency.',
  })
  refundedCents!: number;
}

@ObjectType('RevenueMonth', { description: 'What was bought in one month.' })
export class RevenueMonthType {
  @Field(() => Date, { description: 'First moment of the month, by UTC.' })
  startsAt!: Date;

  @Field(() => [SalesType], {
    description: 'By source and currency, the largest first; empty without sales.',
  })
  sales!: readonly SalesType[];
}

@ObjectType('PlanGrants', { description: 'How many grants of one source give a plan now.' })
export class PlanGrantsType {
  @Field(() => GrantSourceEnum, { description: 'Where they came from.' })
  source!: GrantSource;

  @Field(() => Int, { description: 'How many; one person can have several.' })
  grantCount!: number;
}

@ObjectType('PlanPeople', { description: 'How many people are on a plan now, and by what.' })
export class PlanPeopleType {
  @Field(() => TierEnum, { description: 'Key of the plan.' })
  planKey!: Tier;

  @Field(() => Int, { description: 'People whose highest live grant gives it: each person counts once.' })
  peopleCount!: number;

  @Field(() => [PlanGrantsType], { description: 'Its live grants by source, the most first.' })
  grants!: readonly PlanGrantsType[];
}

/** What administrators see of the business. */
@ObjectType('Revenue', { description: 'What was sold, and how many people are on each plan.' })
export class RevenueType {
  @Field(() => [RevenueMonthType], { description: 'The months that were asked for, oldest first.' })
  months!: readonly RevenueMonthType[];

  @Field(() => [PlanPeopleType], { description: 'Every plan by rank.' })
  peopleByPlan!: readonly PlanPeopleType[];

  @Field(() => SubscriptionFiguresType, { description: 'The subscriptions that run now.' })
  subscriptions!: SubscriptionFiguresType;

  @Field(() => [SubscriptionMonthType], {
    description: 'How subscriptions came and went in the months that were asked for, oldest first.',
  })
  subscriptionMonths!: readonly SubscriptionMonthType[];
}
