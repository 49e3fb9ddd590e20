import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UsersServices } from '../../services/index.js';
import { toUserType } from './account.type.js';
import { SetUsernameInput, UpdateProfileInput } from './profile.input.js';
import { SetUsernamePayload, UpdateProfilePayload } from './profile.type.js';
import { setUsername } from './use-cases/set-username.js';
import { updateProfile } from './use-cases/update-profile.js';

type Context = GraphContext<UsersServices>;

/** Changing the own profile. */
@Resolver()
export class ProfileResolver {
  @Access('member')
  @Mutation(() => UpdateProfilePayload, {
    description: 'Change name, picture or bio. Absent fields stay, null clears.',
  })
  async updateProfile(
    @Arg('input', () => UpdateProfileInput, { description: 'What changes.' }) input: UpdateProfileInput,
    @Ctx() context: Context,
  ): Promise<Partial<UpdateProfilePayload>> {
    return toPayload(await updateProfile(context, input), (account) => ({ user: toUserType(account) }));
  }

  @Access('member')
  @Mutation(() => SetUsernamePayload, {
    description: 'Change the username, and with it the address of the portfolio.',
  })
  async setUsername(
    @Arg('input', () => SetUsernameInput, { description: 'The new name.' }) input: SetUsernameInput,
    @Ctx() context: Context,
  ): Promise<Partial<SetUsernamePayload>> {
    return toPayload(await setUsername(context, input.username), (account) => ({
      user: toUserType(account),
    }));
  }
}
