import type { Tier } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * What TagMango told about one purchase. Each column is a fact of its own that any event may bring first, so the order
 * in which events come does not matter.
 */
@Entity({ tableName: 'tagmango_transaction' })
export class TagMangoTransactionEntity {
  /** uuid v5 of `transactionId`: the purchase's id outside of billing. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** TagMango's id. */
  @Property({ type: 'text' })
  transactionId!: string;

  /** Null until the person behind the address is known for certain. */
  @Property({ type: 'uuid', nullable: true })
  userId!: string | null;

  /** TagMango's id of the person, where the payload gave it. */
  @Property({ type: 'text', fieldName: 'tagmango_user_id', nullable: true })
  tagMangoUserId!: string | null;

  @Property({ type: 'text' })
  email!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  phone!: string | null;

  @Property({ type: 'text' })
  courseId!: string;

  @Property({ type: 'text' })
  courseName!: string;

  /** In TagMango's words. */
  @Property({ type: 'text', nullable: true })
  tier!: string | null;

  @Property({ type: 'text', nullable: true })
  planKey!: Tier | null;

  /** Null until the purchase itself was told. */
  @Property({ type: 'integer', nullable: true })
  amountCents!: number | null;

  @Property({ type: 'text' })
  currency!: string;

  /** Null until the purchase itself was told, e.g. when its refund came first. */
  @Property({ type: 'timestamptz', nullable: true })
  purchasedAt!: Date | null;

  /** Sum of all refunds. */
  @Property({ type: 'integer' })
  refundedCents!: number;

  @Property({ type: 'timestamptz', nullable: true })
  refundedAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  cancelledAt!: Date | null;

  /** After a cancellation: when the period that was paid for is over. */
  @Property({ type: 'timestamptz', nullable: true })
  endsAt!: Date | null;

  @Property({ type: 'jsonb' })
  rawPayload!: object;

  /** When the last event about it was processed. */
  @Property({ type: 'timestamptz' })
  processedAt!: Date;
}
