import type { BillingInterval, Tier } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { SubscriptionEndReason, SubscriptionStatus } from './subscription-facts.js';

/** What Stripe says of a subscription, as of `syncedAt`. Read here; written by subscription-projection.repository alone. */
@Entity({ tableName: 'subscription' })
export class SubscriptionEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'text' })
  subscriptionId!: string;

  @Property({ type: 'text' })
  customerId!: string;

  @Property({ type: 'text' })
  status!: SubscriptionStatus;

  @Property({ type: 'text' })
  planKey!: Tier;

  @Property({ type: 'text' })
  interval!: BillingInterval;

  @Property({ type: 'integer' })
  amountCents!: number;

  @Property({ type: 'text' })
  currency!: string;

  @Property({ type: 'text', nullable: true })
  nextPlanKey!: Tier | null;

  @Property({ type: 'text', nullable: true })
  nextInterval!: BillingInterval | null;

  @Property({ type: 'timestamptz' })
  startedAt!: Date;

  @Property({ type: 'timestamptz' })
  currentPeriodStart!: Date;

  @Property({ type: 'timestamptz' })
  currentPeriodEnd!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  cancelAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  trialEnd!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  pastDueSince!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  nextAttemptAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  endedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  endReason!: SubscriptionEndReason | null;

  /** When Stripe was last asked. */
  @Property({ type: 'timestamptz' })
  syncedAt!: Date;

  /** When the newest event about it happened; null before the first. */
  @Property({ type: 'timestamptz', nullable: true })
  lastEventAt!: Date | null;

  /** When a refund or a lost dispute took back what it gives; null while it counts. */
  @Property({ type: 'timestamptz', nullable: true })
  accessRevokedAt!: Date | null;
}
