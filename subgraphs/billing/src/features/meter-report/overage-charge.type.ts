import { entitlementKeys, planCurrency, toGlobalId } from '@gatefold/schema';
import {
  PageInfo,
  Payload,
  toConnection,
  type Connection,
  type ConnectionArgs,
  type Page,
} from '@gatefold/runtime/graphql';
import { GraphQLCurrency } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { overageRefunds, type OverageChargeEntity, type OverageRefund } from './overage-charge.entity.js';

const OverageRefundEnum = Object.fromEntries(overageRefunds.map((refund) => [refund, refund])) as {
  [Key in OverageRefund]: Key;
};
registerEnumType(OverageRefundEnum, {
  name: 'OverageRefund',
  description: 'How overage was given back.',
  valuesConfig: {
    NOT_SENT: { description: 'Before Stripe was told of it.' },
    TAKEN_OFF: { description: "Taken off Stripe's meter before it was invoiced." },
    CREDITED: { description: 'By a credit note on its invoice.' },
  },
});

/** What the person and administrators see of overage of one use. */
@ObjectType('OverageCharge', {
  description: 'Use above a limit, charged by the unit. Seen by the person and administrators.',
})
export class OverageChargeType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'What was used, in words for people.' })
  name!: string;

  @Field(() => Int, { description: 'How many units.' })
  units!: number;

  @Field(() => Int, { description: 'What they cost, in the smallest unit of the currency.' })
  amountCents!: number;

  @Field(() => GraphQLCurrency, { description: 'Currency, ISO 4217.' })
  currency!: string;

  @Field(() => Date, { description: 'When they were used.' })
  occurredAt!: Date;

  @Field(() => Boolean, { description: 'Whether Stripe was told of it, so that it will be invoiced.' })
  isReported!: boolean;

  @Field(() => OverageRefundEnum, {
    nullable: true,
    description: 'How it was given back; null when it was not.',
  })
  refund!: OverageRefund | null;

  @Field(() => Date, { nullable: true, description: 'When it was given back; null when it was not.' })
  refundedAt!: Date | null;
}

@ObjectType('OverageChargeEdge', { description: 'A charge in a list.' })
class OverageChargeEdge {
  @Field(() => OverageChargeType, { description: 'The charge.' })
  node!: OverageChargeType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('OverageChargeConnection', { description: 'One page of charges.' })
export class OverageChargeConnection implements Connection<OverageChargeType> {
  @Field(() => [OverageChargeEdge], { description: 'The charges with their cursors.' })
  edges!: readonly OverageChargeEdge[];

  @Field(() => [OverageChargeType], { description: 'The charges.' })
  nodes!: readonly OverageChargeType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

/** Outcome of `refundOverage`. */
@ObjectType('RefundOveragePayload', { description: 'Outcome of refundOverage.' })
export class RefundOveragePayload extends Payload {
  @Field(() => OverageChargeType, { nullable: true, description: 'The charge afterwards.' })
  charge?: OverageChargeType;
}

/** A row as clients see it. */
export function toOverageChargeType(charge: OverageChargeEntity): OverageChargeType {
  const { units, amountCents, occurredAt, refund, refundedAt } = charge;
  return {
    id: toGlobalId('OverageCharge', charge.identifier),
    name: entitlementKeys[charge.key],
    units,
    amountCents,
    currency: planCurrency,
    occurredAt,
    isReported: charge.reportedAt !== null,
    refund,
    refundedAt,
  };
}

/** A page as its connection. */
export function toOverageChargeConnection(
  page: Page<OverageChargeEntity>,
  args: ConnectionArgs,
): OverageChargeConnection {
  const cursor = ({ occurredAt, identifier }: OverageChargeEntity) => [occurredAt.toISOString(), identifier];
  return toConnection(page, args, { node: toOverageChargeType, cursor });
}
