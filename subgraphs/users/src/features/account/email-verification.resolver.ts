import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { UsersServices } from '../../services/index.js';
import { UserType } from './account.type.js';
import {
  RequestPasswordResetInput,
  ResetPasswordInput,
  VerifyEmailInput,
} from './email-verification.input.js';
import {
  RequestEmailVerificationPayload,
  RequestPasswordResetPayload,
  ResetPasswordPayload,
  VerifyEmailPayload,
} from './email-verification.type.js';
import { loadPersonalData } from './use-cases/load-accounts.js';
import { requestEmailVerification } from './use-cases/request-email-verification.js';
import { requestPasswordReset } from './use-cases/request-password-reset.js';
import { resetPassword } from './use-cases/reset-password.js';
import { verifyEmail } from './use-cases/verify-email.js';

type Context = GraphContext<UsersServices>;

/** What a person proves by reading their mail. */
@Resolver(() => UserType)
export class EmailVerificationResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      'Whether the person has proven to read the mail of their address. Null for everybody except the person and administrators.',
  })
  async emailVerified(@Root() user: UserType, @Ctx() context: Context): Promise<boolean | undefined> {
    const personalData = await loadPersonalData(context, user);
    return personalData && personalData.emailVerifiedAt !== null;
  }

  @Access('public')
  @Mutation(() => VerifyEmailPayload, {
    description: 'Confirm an e-mail address with the token of a link, which works once, for 24 hours.',
  })
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'The token.' }) input: VerifyEmailInput,
    @Ctx() context: Context,
  ): Promise<Partial<VerifyEmailPayload>> {
    return toPayload(await verifyEmail(context, input.token), (email) => ({ email }));
  }

  @Access('member')
  @Mutation(() => RequestEmailVerificationPayload, {
    description: 'Send the verification e-mail again, at most 5 within an hour.',
  })
  async requestEmailVerification(@Ctx() context: Context): Promise<Partial<RequestEmailVerificationPayload>> {
    return toPayload(await requestEmailVerification(context), (queued) => ({ queued }));
  }

  @Access('public')
  @Mutation(() => RequestPasswordResetPayload, {
    description:
      'Send a link with which the owner of the mailbox chooses a new password. The answer does not tell whether there is an account.',
  })
  async requestPasswordReset(
    @Arg('input', () => RequestPasswordResetInput, { description: 'The address.' })
    input: RequestPasswordResetInput,
    @Ctx() context: Context,
  ): Promise<Partial<RequestPasswordResetPayload>> {
    return toPayload(await requestPasswordReset(context, input.email), () => ({ accepted: true }));
  }

  @Access('public')
  @Mutation(() => ResetPasswordPayload, {
    description:
      'Choose a new password with the token of a link, which works once. Ends every session of the account and confirms its address.',
  })
  async resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The token and the new password.' })
    input: ResetPasswordInput,
    @Ctx() context: Context,
  ): Promise<Partial<ResetPasswordPayload>> {
    return toPayload(await resetPassword(context, input), (email) => ({ email }));
  }
}
