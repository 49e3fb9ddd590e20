import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UsersServices } from '../../services/index.js';
import { LoginInput, RegisterInput } from './session.input.js';
import { authFields, AuthPayload, LogoutPayload } from './session.type.js';
import { endSession } from './use-cases/end-session.js';
import { logIn } from './use-cases/log-in.js';
import { refreshSession } from './use-cases/refresh-session.js';
import { registerAccount } from './use-cases/register-account.js';

type Context = GraphContext<UsersServices>;

/** Signing in, staying signed in and signing out. */
@Resolver()
export class SessionResolver {
  @Access('public')
  @Mutation(() => AuthPayload, { description: 'Create an account and sign in. Sets the refresh cookie.' })
  async register(
    @Arg('input', () => RegisterInput, { description: 'The new account.' }) input: RegisterInput,
    @Ctx() context: Context,
  ): Promise<Partial<AuthPayload>> {
    const result = await registerAccount(context, input);
    context.setCookies.push(...context.services.refreshCookie.afterSignIn(result));
    return toPayload(result, authFields);
  }

  @Access('public')
  @Mutation(() => AuthPayload, { description: 'Sign in with e-mail and password. Sets the refresh cookie.' })
  async login(
    @Arg('input', () => LoginInput, { description: 'Who signs in.' }) input: LoginInput,
    @Ctx() context: Context,
  ): Promise<Partial<AuthPayload>> {
    const result = await logIn(context, input, context.refreshCookie);
    context.setCookies.push(...context.services.refreshCookie.afterSignIn(result));
    return toPayload(result, authFields);
  }

  @Access('public')
  @Mutation(() => AuthPayload, {
    description:
      'Trade the refresh cookie for a new access token; the cookie is rotated. Using an old cookie ends every session of its family. CONFLICT means that a concurrent refresh was faster: try again with the cookie that it set.',
  })
  async refreshSession(@Ctx() context: Context): Promise<Partial<AuthPayload>> {
    const result = await refreshSession(context, context.refreshCookie);
    context.setCookies.push(...context.services.refreshCookie.afterRefresh(result));
    return toPayload(result, authFields);
  }

  @Access('public')
  @Mutation(() => LogoutPayload, { description: 'End this session and clear the refresh cookie.' })
  async logout(@Ctx() context: Context): Promise<LogoutPayload> {
    const ended = await endSession(context, context.refreshCookie);
    context.setCookies.push(context.services.refreshCookie.clear());
    return { ended, userErrors: [] };
  }
}
