import { toGlobalId } from '@gatefold/schema';
import { GraphQLCurrency } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { GrantSourceEnum } from '../../graph/grant-source.enum.js';
import type { GrantSource } from '../../grants/grant-source.js';
import type { CourseAccessEntity } from '../../tagmango/course-access.entity.js';
import { purchaseStatuses, statusOf, type PurchaseStatus } from '../../tagmango/purchase-state.js';
import type { TagMangoTransactionEntity } from '../../tagmango/tagmango-transaction.entity.js';

const PurchaseStatusEnum = Object.fromEntries(purchaseStatuses.map((status) => [status, status])) as {
  [Key in PurchaseStatus]: Key;
};

registerEnumType(PurchaseStatusEnum, {
  name: 'PurchaseStatus',
  description: 'Where a purchase stands.',
  valuesConfig: {
    PAID: { description: 'Paid; gives what was bought.' },
    PARTIALLY_REFUNDED: { description: 'A part was paid back; still gives what was bought.' },
    REFUNDED: { description: 'Paid back; gives nothing any more.' },
    CANCELLED: { description: 'Gives what was bought until the period that was paid for is over.' },
  },
});

/** What the buyer and administrators see of a purchase. */
@ObjectType('TagMangoTransaction', {
  description: 'A course bought at TagMango. Seen by the buyer and administrators.',
})
export class TagMangoTransactionType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: "TagMango's id of the purchase, as on the receipt." })
  transactionId!: string;

  @Field(() => String, { description: 'Id of the course at TagMango.' })
  courseKey!: string;

  @Field(() => String, { description: 'Name of the course when it was bought.' })
  courseName!: string;

  @Field(() => Int, { description: 'Price paid, in the smallest unit of the currency.' })
  amountCents!: number;

  @Field(() => Int, { description: 'What was paid back of it, in the smallest unit of the currency.' })
  refundedCents!: number;

  @Field(() => GraphQLCurrency, { description: 'Currency, ISO 4217.' })
  currency!: string;

  @Field(() => PurchaseStatusEnum, { description: 'Where it stands.' })
  status!: PurchaseStatus;

  @Field(() => Date, { description: 'When it was bought.' })
  purchasedAt!: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'After a cancellation: from when it gives nothing any more.',
  })
  endsAt!: Date | null;
}

/** What the person and administrators see of an access to a course. */
@ObjectType('CourseAccess', {
  description: 'That a person may open a course now. Seen by that person and administrators.',
})
export class CourseAccessType {
  @Field(() => String, { description: 'Id of the course where it is sold.' })
  courseKey!: string;

  @Field(() => String, { description: 'Name of the course when access was given.' })
  courseName!: string;

  @Field(() => GrantSourceEnum, { description: 'Where the access came from.' })
  source!: GrantSource;

  @Field(() => Date, { description: 'From when it counts.' })
  startsAt!: Date;

  @Field(() => Date, { nullable: true, description: 'From when it no longer counts; null for open end.' })
  endsAt!: Date | null;
}

/** A purchase that was told as clients see it. */
export function toTagMangoTransactionType(purchase: TagMangoTransactionEntity): TagMangoTransactionType {
  const { transactionId, courseId, courseName, currency, endsAt } = purchase;
  const { amountCents, purchasedAt } = purchase;
  if (amountCents === null || !purchasedAt) throw new Error('The purchase itself was not told yet');
  return {
    id: toGlobalId('TagMangoTransaction', purchase.id),
    courseKey: courseId,
    status: statusOf(purchase),
    refundedCents: Math.min(purchase.refundedCents, amountCents),
    transactionId,
    courseName,
    amountCents,
    currency,
    purchasedAt,
    endsAt,
  };
}

/** A row as clients see it. */
export function toCourseAccessType(access: CourseAccessEntity): CourseAccessType {
  const { courseKey, courseName, source, startsAt, endsAt } = access;
  return { courseKey, courseName, source, startsAt, endsAt };
}
