import { planOf, toGlobalId, type BillingInterval } from '@gatefold/schema';
import { GraphQLCurrency } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BillingIntervalEnum, PlanType, toPlanType } from '../../graph/plan.type.js';
import type { SubscriptionEntity } from '../../stripe/subscription.entity.js';
import {
  subscriptionEndReasons,
  subscriptionStatuses,
  type SubscriptionEndReason,
  type SubscriptionStatus,
} from '../../stripe/subscription-facts.js';

const SubscriptionStatusEnum = Object.fromEntries(subscriptionStatuses.map((status) => [status, status])) as {
  [Status in SubscriptionStatus]: Status;
};
registerEnumType(SubscriptionStatusEnum, {
  name: 'SubscriptionStatus',
  description: 'Where a subscription stands.',
  valuesConfig: {
    INCOMPLETE: { description: 'Waits for its first payment.' },
    INCOMPLETE_EXPIRED: { description: 'The first payment never came.' },
    TRIALING: { description: 'In use, nothing paid yet.' },
    ACTIVE: { description: 'Paid.' },
    PAST_DUE: { description: 'A payment failed and is tried again; access goes on for some days.' },
    UNPAID: { description: 'A payment failed for good; access ended until it is made.' },
    PAUSED: { description: 'The trial ended without a card.' },
    CANCELED: { description: 'Over.' },
  },
});

const SubscriptionEndReasonEnum = Object.fromEntries(
  subscriptionEndReasons.map((reason) => [reason, reason]),
) as { [Reason in SubscriptionEndReason]: Reason };
registerEnumType(SubscriptionEndReasonEnum, {
  name: 'SubscriptionEndReason',
  description: 'Why a subscription ended.',
  valuesConfig: {
    REQUESTED: { description: 'Somebody wanted it.' },
    PAYMENT_FAILED: { description: 'Its payment failed for good.' },
  },
});

/** What the person and administrators see of a subscription. */
@ObjectType('BillingSubscription', {
  description: 'A plan that a person pays for through Stripe. Seen by that person and administrators.',
})
@Directive('@key(fields: "id")')
export class SubscriptionType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => SubscriptionStatusEnum, { description: 'Where it stands.' })
  status!: SubscriptionStatus;

  @Field(() => PlanType, { description: 'Plan that is paid for now.' })
  plan!: PlanType;

  @Field(() => BillingIntervalEnum, { description: 'How often it is paid.' })
  interval!: BillingInterval;

  @Field(() => PlanType, {
    nullable: true,
    description: 'Plan that begins with the next period; null when nothing changes then.',
  })
  nextPlan!: PlanType | null;

  @Field(() => BillingIntervalEnum, {
    nullable: true,
    description: 'How often it is paid from the next period on; null when nothing changes then.',
  })
  nextInterval!: BillingInterval | null;

  @Field(() => Int, { description: 'What one interval costs before discounts and taxes, in cents.' })
  amountCents!: number;

  @Field(() => GraphQLCurrency, { description: 'Currency, ISO 4217.' })
  currency!: string;

  @Field(() => Date, { description: 'Start of the period that runs.' })
  currentPeriodStart!: Date;

  @Field(() => Date, { description: 'End of the period that runs: the next payment, unless it ends.' })
  currentPeriodEnd!: Date;

  @Field(() => Boolean, { description: 'Whether it ends by itself in place of renewing.' })
  cancelAtPeriodEnd!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it ends or ended; null while it renews.' })
  endsAt!: Date | null;

  @Field(() => SubscriptionEndReasonEnum, {
    nullable: true,
    description: 'Why it ended; null while it runs.',
  })
  endReason!: SubscriptionEndReason | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When a payment that failed is tried again; null when none is.',
  })
  nextAttemptAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'End of the trial; null without one.' })
  trialEnd!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When its plan was taken back because the payment of this period was given back or lost in a dispute; null while it gives its plan.',
  })
  accessRevokedAt!: Date | null;

  @Field(() => Date, { description: 'When Stripe was last asked about it.' })
  syncedAt!: Date;
}

/** A row as clients see it. */
export function toSubscriptionType(row: SubscriptionEntity): SubscriptionType {
  return {
    id: toGlobalId('BillingSubscription', row.id),
    status: row.status,
    plan: toPlanType(planOf(row.planKey)),
    interval: row.interval,
    nextPlan: row.nextPlanKey === null ? null : toPlanType(planOf(row.nextPlanKey)),
    nextInterval: row.nextInterval,
    amountCents: row.amountCents,
    currency: row.currency,
    currentPeriodStart: row.currentPeriodStart,
    currentPeriodEnd: row.currentPeriodEnd,
    cancelAtPeriodEnd: row.cancelAt !== null && row.endedAt === null,
    endsAt: row.endedAt ?? row.cancelAt,
    endReason: row.endReason,
    nextAttemptAt: row.nextAttemptAt,
    trialEnd: row.trialEnd,
    accessRevokedAt: row.accessRevokedAt,
    syncedAt: row.syncedAt,
  };
}
