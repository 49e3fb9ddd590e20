import { passes } from '@gatefold/schema';
import {
  Access,
  ConnectionArgs,
  decodeCursor,
  toPayload,
  type GraphContext,
} from '@gatefold/runtime/graphql';
import { isISO8601, isUUID } from 'class-validator';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { toUserType, UserType } from '../../graph/user.type.js';
import { paymentTopic } from '../../payments/payment-topic.js';
import { CreatePaymentIntentInput, RefundPaymentInput } from './payment.input.js';
import {
  CreatePaymentIntentPayload,
  PassType,
  PaymentConnection,
  RefundPaymentPayload,
  toPassType,
  toPaymentConnection,
} from './payment.type.js';
import { createPaymentIntent } from './use-cases/create-payment-intent.js';
import { listPayments } from './use-cases/list-payments.js';
import { refundPayment } from './use-cases/refund-payment.js';

@Resolver(() => UserType)
export class PaymentResolver {
  @FieldResolver(() => PaymentConnection, {
    nullable: true,
    description: 'One-time payments of this person, newest first. Self and administrators only, else null.',
  })
  async payments(
    @Root() user: UserType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<PaymentConnection | null> {
    const after = args.after == null ? undefined : placeOf(args.after);
    const page = await listPayments(context, { userId: user.userId, first: args.first, after });
    return page && toPaymentConnection(page, args);
  }

  @Access('public')
  @Query(() => [PassType], { description: 'What can be paid for once, in place of a subscription.' })
  passes(): PassType[] {
    return passes.map(toPassType);
  }

  @Access('member')
  @Mutation(() => CreatePaymentIntentPayload, {
    description:
      "Begin to pay once for a pass. Give the secret to Stripe's payment form; the pass is there a moment after the payment.",
  })
  async createPaymentIntent(
    @Arg('input', () => CreatePaymentIntentInput, { description: 'What to buy.' })
    input: CreatePaymentIntentInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<CreatePaymentIntentPayload>> {
    return toPayload(await createPaymentIntent(context, input), (clientSecret) => ({ clientSecret }));
  }

  @Access('admin')
  @Mutation(() => RefundPaymentPayload, {
    description:
      'Give a payment back. In whole, it takes back what was bought at once; in part, it does not. Administrators only.',
  })
  async refundPayment(
    @Arg('input', () => RefundPaymentInput, { description: 'Which payment, how much and why.' })
    input: RefundPaymentInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<RefundPaymentPayload>> {
    return toPayload(await refundPayment(context, input), (refundedCents) => ({ refundedCents }));
  }

  @Access('member')
  @Subscription(() => UserType, {
    description:
      'The subscriber, each time when a payment of theirs changed, e.g. was paid, failed or was disputed. Carries changes only: read once when the subscription is (re)connected.',
    subscribe: ({ context }: { context: GraphContext }) => {
      const { actor, live } = context;
      if (actor.kind !== 'member') throw new Error('Access lets members in alone');
      return live.subscribe(paymentTopic, actor.userId);
    },
  })
  paymentsUpdated(@Ctx() { actor }: GraphContext): UserType {
    if (actor.kind !== 'member') throw new Error('Access lets members in alone');
    return toUserType(actor.userId);
  }
}

function placeOf(cursor: string): { createdAt: string; id: string } {
  const [createdAt, id] = decodeCursor(
    cursor,
    2,
    ([at, key]) => isISO8601(at, { strict: true }) && isUUID(key),
  );
  return { createdAt: String(createdAt), id: String(id) };
}
