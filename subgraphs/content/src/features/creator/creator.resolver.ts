import type { GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType } from '../../graph/user.type.js';
import { usernameOf } from './use-cases/find-creator.js';

@Resolver(() => UserType)
export class CreatorResolver {
  @Directive('@external')
  @FieldResolver(() => String, { description: 'Unique public handle, also the address of the portfolio.' })
  username(@Root() user: UserType, @Ctx() context: GraphContext): Promise<string> {
    return usernameOf(context, user.userId);
  }
}
