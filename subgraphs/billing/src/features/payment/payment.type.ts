import { planCurrency, toGlobalId, type PassDefinition, type Tier } from '@gatefold/schema';
import {
  PageInfo,
  Payload,
  TierEnum,
  toConnection,
  type Connection,
  type ConnectionArgs,
  type Page,
} from '@gatefold/runtime/graphql';
import { GraphQLCurrency } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { PaymentStatusEnum } from '../../graph/payment-status.enum.js';
import { toUserType, UserType } from '../../graph/user.type.js';
import type { PaymentStatus } from '../../payments/payment-facts.js';
import type { PaymentEntity } from '../../payments/payment.entity.js';

/** What clients see of a pass. */
@ObjectType('Pass', { description: 'A plan for some days, paid once and not renewed.' })
export class PassType {
  @Field(() => String, { description: 'What `createPaymentIntent` is told.' })
  key!: string;

  @Field(() => TierEnum, { description: 'Plan that it gives.' })
  planKey!: Tier;

  @Field(() => String, { description: 'Display name.' })
  name!: string;

  @Field(() => Int, { description: 'Days of access, counted from the payment.' })
  days!: number;

  @Field(() => Int, { description: 'Price in the smallest unit of the currency.' })
  amountCents!: number;

  @Field(() => GraphQLCurrency, { description: 'Currency, ISO 4217.' })
  currency!: string;
}

/** What who paid and administrators see of a payment. */
@ObjectType('Payment', { description: 'A one-time payment. Seen by who paid and administrators.' })
@Directive('@key(fields: "id")')
export class PaymentType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => UserType, { description: 'Who paid.' })
  user!: UserType;

  @Field(() => String, { description: "Stripe's id, for questions to support." })
  intentId!: string;

  @Field(() => String, { description: 'What it was for.' })
  description!: string;

  @Field(() => Int, { description: 'Price in the smallest unit of the currency.' })
  amountCents!: number;

  @Field(() => Int, { description: 'What was given back of it, in the smallest unit of the currency.' })
  refundedCents!: number;

  @Field(() => GraphQLCurrency, { description: 'Currency, ISO 4217.' })
  currency!: string;

  @Field(() => PaymentStatusEnum, { description: 'Where it stands.' })
  status!: PaymentStatus;

  @Field(() => String, { nullable: true, description: 'Why the last attempt to pay failed, for people.' })
  failureReason!: string | null;

  @Field(() => Date, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was paid; null before.' })
  paidAt!: Date | null;
}

@ObjectType('PaymentEdge', { description: 'A payment in a list.' })
class PaymentEdge {
  @Field(() => PaymentType, { description: 'The payment.' })
  node!: PaymentType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('PaymentConnection', { description: 'One page of payments.' })
export class PaymentConnection implements Connection<PaymentType> {
  @Field(() => [PaymentEdge], { description: 'The payments with their cursors.' })
  edges!: readonly PaymentEdge[];

  @Field(() => [PaymentType], { description: 'The payments.' })
  nodes!: readonly PaymentType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

/** Outcome of `createPaymentIntent`. */
@ObjectType('CreatePaymentIntentPayload', { description: 'Outcome of createPaymentIntent.' })
export class CreatePaymentIntentPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: "What Stripe's payment form needs. Keep it from everybody but the person.",
  })
  clientSecret?: string;
}

/** Outcome of `refundPayment`. */
@ObjectType('RefundPaymentPayload', { description: 'Outcome of refundPayment.' })
export class RefundPaymentPayload extends Payload {
  @Field(() => Int, {
    nullable: true,
    description: 'What is given back by this, in the smallest unit; the payment follows in a moment.',
  })
  refundedCents?: number;
}

/** A pass as clients see it. */
export function toPassType({ priceAmountCents: amountCents, ...pass }: PassDefinition): PassType {
  return { ...pass, amountCents, currency: planCurrency };
}

/** A row as clients see it. */
export function toPaymentType(payment: PaymentEntity): PaymentType {
  const { intentId, description, amountCents, refundedCents, currency } = payment;
  const { status, failureReason, createdAt, paidAt } = payment;
  return {
    id: toGlobalId('Payment', payment.id),
    user: toUserType(payment.userId),
    intentId,
    description,
    amountCents,
    refundedCents,
    currency,
    status,
    failureReason,
    createdAt,
    paidAt,
  };
}

/** A page as its connection. */
export function toPaymentConnection(page: Page<PaymentEntity>, args: ConnectionArgs): PaymentConnection {
  const cursor = ({ createdAt, id }: PaymentEntity) => [createdAt.toISOString(), id];
  return toConnection(page, args, { node: toPaymentType, cursor });
}
