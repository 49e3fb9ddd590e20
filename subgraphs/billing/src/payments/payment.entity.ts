import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PaymentStatus } from './payment-facts.js';

/** What Stripe says of a one-time payment, as of `syncedAt`. Read here; written by payment-projection.repository alone. */
@Entity({ tableName: 'payment' })
export class PaymentEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'text' })
  intentId!: string;

  @Property({ type: 'integer' })
  amountCents!: number;

  @Property({ type: 'integer' })
  refundedCents!: number;

  @Property({ type: 'text' })
  currency!: string;

  @Property({ type: 'text' })
  status!: PaymentStatus;

  @Property({ type: 'text' })
  description!: string;

  @Property({ type: 'jsonb' })
  metadata!: Record<string, string>;

  /** Why the last attempt failed, in words for the person. */
  @Property({ type: 'text', nullable: true })
  failureReason!: string | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  paidAt!: Date | null;

  /** When a refund or a lost dispute took back what was bought; null while it counts. */
  @Property({ type: 'timestamptz', nullable: true })
  accessRevokedAt!: Date | null;
}
