import type { MeteredKey } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/**
 * How overage was given back: before Stripe was told of it, by taking it off the meter before it was invoiced, or by a
 * credit note.
 */
export const overageRefunds = ['NOT_SENT', 'TAKEN_OFF', 'CREDITED'] as const;
export type OverageRefund = (typeof overageRefunds)[number];

/** Overage of one reservation, as Stripe is told of it. */
@Entity({ tableName: 'meter_report' })
export class OverageChargeEntity {
  @PrimaryKey({ type: 'uuid' })
  identifier!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'text' })
  key!: MeteredKey;

  @Property({ type: 'text' })
  meter!: string;

  @Property({ type: 'integer' })
  units!: number;

  @Property({ type: 'integer' })
  amountCents!: number;

  @Property({ type: 'timestamptz' })
  occurredAt!: Date;

  /** When somebody may have begun to tell Stripe; null before. */
  @Property({ type: 'timestamptz', nullable: true })
  firstSentAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  reportedAt!: Date | null;

  @Property({ type: 'text', nullable: true })
  refund!: OverageRefund | null;

  @Property({ type: 'timestamptz', nullable: true })
  refundedAt!: Date | null;
}
