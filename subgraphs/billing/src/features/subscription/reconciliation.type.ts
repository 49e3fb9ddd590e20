import { Field, Int, ObjectType } from 'type-graphql';

/** What administrators see of a comparison. */
@ObjectType('SubscriptionReconciliation', {
  description: 'What a comparison of all subscriptions with Stripe came to.',
})
export class SubscriptionReconciliationType {
  @Field(() => Date, { description: 'When it began.' })
  startedAt!: Date;

  @Field(() => Date, { description: 'When it ended.' })
  finishedAt!: Date;

  @Field(() => Int, { description: 'Subscriptions that were compared.' })
  lookedAt!: number;

  @Field(() => Int, { description: 'Subscriptions that were kept otherwise than Stripe has them.' })
  differing!: number;

  @Field(() => Int, { description: 'Differing ones that are now as Stripe has them.' })
  fixed!: number;
}
