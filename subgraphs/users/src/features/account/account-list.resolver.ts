import {
  Access,
  ConnectionArgs,
  decodeCursor,
  toConnection,
  type GraphContext,
} from '@gatefold/runtime/graphql';
import { IsOptional, isUUID, MaxLength } from 'class-validator';
import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { UserConnection } from './account-connection.type.js';
import { toUserType } from './account.type.js';
import { listAccounts } from './use-cases/list-accounts.js';

const searchLengthMax = 254;

/** Which people an administrator asks for. */
@ArgsType()
class UsersArgs extends ConnectionArgs {
  @Field(() => String, {
    nullable: true,
    description: `How the username, the name or the e-mail address begins, up to ${searchLengthMax} characters; letter case does not matter.`,
  })
  @IsOptional()
  @MaxLength(searchLengthMax, { message: `search must have at most ${searchLengthMax} characters` })
  search?: string | null;
}

/** Going through everybody. */
@Resolver()
export class AccountListResolver {
  @Access('admin')
  @Query(() => UserConnection, { description: 'People with an account, newest first. Administrators only.' })
  async users(@Args(() => UsersArgs) args: UsersArgs, @Ctx() context: GraphContext): Promise<UserConnection> {
    const page = await listAccounts(context, {
      search: args.search ?? '',
      first: args.first,
      afterId: args.after == null ? null : uuidOfCursor(args.after),
    });
    return toConnection(page, args, { node: (account) => toUserType(account), cursor: ({ id }) => [id] });
  }
}

function uuidOfCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, 1, ([part]) => isUUID(part));
  return String(id);
}
