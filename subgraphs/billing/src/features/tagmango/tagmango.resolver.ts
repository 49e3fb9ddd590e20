import type { GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType } from '../../graph/user.type.js';
import { courseAccessOfPeople, purchasesOfPeople } from './tagmango.loader.js';
import { canReadPurchasesOf } from './tagmango.policy.js';
import {
  CourseAccessType,
  TagMangoTransactionType,
  toCourseAccessType,
  toTagMangoTransactionType,
} from './tagmango.type.js';

@Resolver(() => UserType)
export class TagMangoResolver {
  @FieldResolver(() => [TagMangoTransactionType], {
    nullable: true,
    description: 'Courses this person bought, newest first. Self and administrators only, else null.',
  })
  async purchases(
    @Root() user: UserType,
    @Ctx() context: GraphContext,
  ): Promise<TagMangoTransactionType[] | null> {
    if (!canReadPurchasesOf(context.actor, user.userId)) return null;
    const person = await context.load(purchasesOfPeople, user.userId);
    return (person?.rows ?? []).map(toTagMangoTransactionType);
  }

  @FieldResolver(() => [CourseAccessType], {
    nullable: true,
    description: 'Courses this person may open now, newest first. Self and administrators only, else null.',
  })
  async courseAccess(
    @Root() user: UserType,
    @Ctx() context: GraphContext,
  ): Promise<CourseAccessType[] | null> {
    if (!canReadPurchasesOf(context.actor, user.userId)) return null;
    const person = await context.load(courseAccessOfPeople, user.userId);
    return (person?.rows ?? []).map(toCourseAccessType);
  }
}
