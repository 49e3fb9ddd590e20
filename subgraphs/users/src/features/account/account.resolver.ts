import { toGlobalId } from '@gatefold/schema';
import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, Query, Resolver } from 'type-graphql';
import { accountById } from './account.repository.js';
import { UserType } from './account.type.js';

@Resolver(() => UserType)
export class AccountResolver {
  @Access('public')
  @Query(() => UserType, { nullable: true, description: 'The signed-in person, null without a session.' })
  async me(@Ctx() context: GraphContext): Promise<UserType | null> {
    if (context.actor.kind !== 'member') return null;
    const row = await context.load(accountById, context.actor.userId);
    return row ? { ...row, accountId: row.id, id: toGlobalId('User', row.id) } : null;
  }
}
