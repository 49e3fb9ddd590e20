import { Access, ConnectionArgs, toConnection, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { EmailStatus } from './email-message.entity.js';
import { EmailMessageConnection, EmailStatusEnum, toEmailMessageType } from './email-message.type.js';
import { listEmails } from './use-cases/list-emails.js';

/** The e-mail log. */
@Resolver()
export class EmailMessageResolver {
  @Access('admin')
  @Query(() => EmailMessageConnection, {
    description: 'E-mails that were sent or are to be sent, newest first. Administrators only.',
  })
  async emailMessages(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('status', () => EmailStatusEnum, {
      nullable: true,
      description: 'Only those that have come so far.',
    })
    status: EmailStatus | null,
    @Arg('userId', () => ID, { nullable: true, description: 'Only those to this person: a global id.' })
    userId: string | null,
    @Ctx() context: GraphContext,
  ): Promise<EmailMessageConnection> {
    const page = await listEmails(context, {
      status: status ?? null,
      userId: userId ?? null,
      first: args.first,
      after: args.after ?? null,
    });
    return toConnection(page, args, { node: toEmailMessageType, cursor: ({ id }) => [id] });
  }
}
