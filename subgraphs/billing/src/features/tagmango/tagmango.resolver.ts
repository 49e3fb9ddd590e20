import type { GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType } from '../../graph/user.type.js';
import { purchasesOfPeople } from './tagmango.loader.js';
import { canReadPurchasesOf } from './tagmango.policy.js';
import { TagMangoTransactionType, toTagMangoTransactionType } from './tagmango.type.js';

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
}
