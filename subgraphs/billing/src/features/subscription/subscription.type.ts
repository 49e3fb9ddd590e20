import { planOf, toGlobalId, type BillingInterval } from '@gatefold/schema';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BillingIntervalEnum, PlanType, toPlanType } from '../../graph/plan.type.js';
import type { SubscriptionEntity } from '../../stripe/subscription.entity.js';
import { subscriptionStatuses, type SubscriptionStatus } from '../../stripe/subscription-facts.js';

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
    description: 'Lower plan that begins with the next period; null when the plan stays.',
  })
  nextPlan!: PlanType | null;

  @Field(() => Date, { description: 'Start of the period that runs.' })
  currentPeriodStart!: Date;

  @Field(() => Date, { description: 'End of the period that runs: the next payment, unless it ends.' })
  currentPeriodEnd!: Date;

  @Field(() => Boolean, { description: 'Whether it ends by itself in place of renewing.' })
  cancelAtPeriodEnd!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it ends or ended; null while it renews.' })
  endsAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'End of the trial; null without one.' })
  trialEnd!: Date | null;

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
    currentPeriodStart: row.currentPeriodStart,
    currentPeriodEnd: row.currentPeriodEnd,
    cancelAtPeriodEnd: row.cancelAt !== null && row.endedAt === null,
    endsAt: row.endedAt ?? row.cancelAt,
    trialEnd: row.trialEnd,
    syncedAt: row.syncedAt,
  };
}
