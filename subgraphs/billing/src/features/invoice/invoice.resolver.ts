import { ConnectionArgs, decodeCursor, type GraphContext } from '@gatefold/runtime/graphql';
import { GraphQLError } from 'graphql';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { readInvoicesOf, type ShownInvoice } from '../../catalogue/invoices-cached.js';
import { UserType } from '../../graph/user.type.js';
import { failureOfStripe } from '../../stripe/stripe-failure.js';
import { canReadInvoicesOf } from './invoice.policy.js';
import { InvoiceConnection, toInvoiceConnection } from './invoice.type.js';

@Resolver(() => UserType)
export class InvoiceResolver {
  @FieldResolver(() => InvoiceConnection, {
    nullable: true,
    description: 'Invoices of this person, newest first. Self and administrators only, else null.',
  })
  async invoices(
    @Root() user: UserType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<InvoiceConnection | null> {
    if (!canReadInvoicesOf(context.actor, user.userId)) return null;
    const [afterId] = args.after == null ? [] : decodeCursor(args.after, 1);
    const invoices = await readInvoicesOf(context, user.userId).catch(refuse);
    return toInvoiceConnection(invoices, args, afterId === undefined ? undefined : String(afterId));
  }
}

/** Throws what the person can understand of a fault of Stripe. */
function refuse(error: unknown): readonly ShownInvoice[] {
  const [{ code, message } = { code: 'INTERNAL', message: '' }] = failureOfStripe(error).errors;
  throw new GraphQLError(message, { extensions: { code } });
}
