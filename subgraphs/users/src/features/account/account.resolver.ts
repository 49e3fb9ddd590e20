import type { Role } from '@gatefold/schema';
import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { RoleEnum, toUserTypeOrNull, UserType } from './account.type.js';
import { loadMe, loadPersonalData, loadUserByUsername } from './use-cases/load-accounts.js';

/** Reading people. */
@Resolver(() => UserType)
export class AccountResolver {
  @Access('public')
  @Query(() => UserType, { nullable: true, description: 'The signed-in person, null without a session.' })
  async me(@Ctx() context: GraphContext): Promise<UserType | null> {
    return toUserTypeOrNull(await loadMe(context));
  }

  @Access('public')
  @Query(() => UserType, { nullable: true, description: 'A person by username, null when there is none.' })
  async user(
    @Arg('username', () => String, { description: 'Letter case does not matter.' }) username: string,
    @Ctx() context: GraphContext,
  ): Promise<UserType | null> {
    return toUserTypeOrNull(await loadUserByUsername(context, username));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'E-mail address. Null for everybody except the person and administrators.',
  })
  async email(@Root() user: UserType, @Ctx() context: GraphContext): Promise<string | undefined> {
    return (await loadPersonalData(context, user))?.email;
  }

  @FieldResolver(() => [RoleEnum], {
    nullable: true,
    description: 'Roles on this platform. Null for everybody except the person and administrators.',
  })
  async roles(@Root() user: UserType, @Ctx() context: GraphContext): Promise<Role[] | undefined> {
    return (await loadPersonalData(context, user))?.roles;
  }
}
