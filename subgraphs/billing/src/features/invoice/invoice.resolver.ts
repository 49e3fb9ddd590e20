import {
  Access,
  ConnectionArgs,
  decodeCursor,
  toPayload,
  type GraphContext,
} from '@gatefold/runtime/graphql';
import { GraphQLError } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { readInvoicesOf, type ShownInvoice } from '../../catalogue/invoices-cached.js';
import { PaymentStatusEnum } from '../../graph/payment-status.enum.js';
import { UserType } from '../../graph/user.type.js';
import type { PaymentStatus } from '../../payments/payment-facts.js';
import { failureOfStripe } from '../../stripe/stripe-failure.js';
import { canReadInvoicesOf } from './invoice.policy.js';
import { paymentOfInvoices } from './invoice-payment.loader.js';
import { RefundInvoiceInput } from './invoice.input.js';
import { InvoiceConnection, InvoiceType, RefundInvoicePayload, toInvoiceConnection } from './invoice.type.js';
import { refundInvoice } from './use-cases/refund-invoice.js';

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

/** What became of the money of an invoice, and how an administrator gives it back. */
@Resolver(() => InvoiceType)
export class InvoicePaymentResolver {
  @FieldResolver(() => PaymentStatusEnum, {
    nullable: true,
    description:
      'What became of its payment, e.g. given back or disputed; null before it is paid, and when nothing was to be paid.',
  })
  async paymentStatus(
    @Root() { invoiceId }: InvoiceType,
    @Ctx() context: GraphContext,
  ): Promise<PaymentStatus | null> {
    return (await context.load(paymentOfInvoices, invoiceId))?.status ?? null;
  }

  @FieldResolver(() => Int, {
    description: 'What of its payment was given back, in the smallest unit of the currency.',
  })
  async refundedCents(@Root() { invoiceId }: InvoiceType, @Ctx() context: GraphContext): Promise<number> {
    return (await context.load(paymentOfInvoices, invoiceId))?.refundedCents ?? 0;
  }

  @Access('admin')
  @Mutation(() => RefundInvoicePayload, {
    description:
      'Give back what an invoice of a subscription took. In whole, the plan ends at once; in part, it goes on. Administrators only.',
  })
  async refundInvoice(
    @Arg('input', () => RefundInvoiceInput, { description: 'Which invoice, how much and why.' })
    input: RefundInvoiceInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<RefundInvoicePayload>> {
    return toPayload(await refundInvoice(context, input), (refundedCents) => ({ refundedCents }));
  }
}

/** Throws what the person can understand of a fault of Stripe. */
function refuse(error: unknown): readonly ShownInvoice[] {
  const [{ code, message } = { code: 'INTERNAL', message: '' }] = failureOfStripe(error).errors;
  throw new GraphQLError(message, { extensions: { code } });
}
