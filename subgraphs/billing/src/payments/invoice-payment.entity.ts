import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PaymentStatus } from './payment-facts.js';

/** What Stripe says of the payment of a subscription's invoice. Read here; written by invoice-payment.repository alone. */
@Entity({ tableName: 'invoice_payment' })
export class InvoicePaymentEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'text' })
  subscriptionId!: string;

  @Property({ type: 'text' })
  invoiceId!: string;

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

  @Property({ type: 'timestamptz' })
  paidAt!: Date;
}
