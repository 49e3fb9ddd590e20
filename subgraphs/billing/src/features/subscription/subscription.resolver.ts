import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, FieldResolver, Query, Resolver, Root, Subscription } from 'type-graphql';
import { toUserType, UserType } from '../../graph/user.type.js';
import { subscriptionTopic } from '../../stripe/subscription-topic.js';
import { SubscriptionReconciliationType } from './reconciliation.type.js';
import { subscriptionOfPeople } from './subscription.loader.js';
import { canReadSubscriptionOf } from './subscription.policy.js';
import { SubscriptionType, toSubscriptionType } from './subscription.type.js';
import { findLastReconciliation } from './reconciliation.repository.js';

@Resolver(() => UserType)
export class SubscriptionResolver {
  @FieldResolver(() => SubscriptionType, {
    nullable: true,
    description:
      'What this person pays for through Stripe, or paid for last; null without. Self and administrators only, else null.',
  })
  async subscription(@Root() user: UserType, @Ctx() context: GraphContext): Promise<SubscriptionType | null> {
    if (!canReadSubscriptionOf(context.actor, user.userId)) return null;
    const row = await context.load(subscriptionOfPeople, user.userId);
    return row ? toSubscriptionType(row) : null;
  }

  @Access('admin')
  @Query(() => SubscriptionReconciliationType, {
    nullable: true,
    description: 'The last comparison of all subscriptions with Stripe; null before the first. Administrators only.',
  })
  lastSubscriptionReconciliation(
    @Ctx() context: GraphContext,
  ): Promise<SubscriptionReconciliationType | null> {
    return context.read(findLastReconciliation);
  }

  @Access('member')
  @Subscription(() => UserType, {
    description:
      'The subscriber, each time when Stripe was asked about their subscription. Carries changes only: read once when the subscription is (re)connected.',
    subscribe: ({ context }: { context: GraphContext }) =>
      context.live.subscribe(subscriptionTopic, memberOf(context)),
  })
  subscriptionUpdated(@Ctx() context: GraphContext): UserType {
    return toUserType(memberOf(context));
  }
}

function memberOf({ actor }: GraphContext): string {
  if (actor.kind !== 'member') throw new Error('Access lets members in alone');
  return actor.userId;
}
