import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import {
  CreateCheckoutSessionInput,
  CreateSubscriptionInput,
  OpenBillingPortalInput,
} from './subscription.input.js';
import {
  CreateCheckoutSessionPayload,
  CreateSubscriptionPayload,
  OpenBillingPortalPayload,
} from './outcome.type.js';
import { createCheckoutSession } from './use-cases/create-checkout-session.js';
import { createSubscription } from './use-cases/create-subscription.js';
import { openBillingPortal } from './use-cases/open-billing-portal.js';

/** The ways to Stripe's pages and forms. */
@Resolver()
export class PurchaseResolver {
  @Access('member')
  @Mutation(() => CreateCheckoutSessionPayload, {
    description:
      "Open Stripe's page on which to buy a plan. An earlier page of the same person closes. Send an Idempotency-Key to make it safe to repeat.",
  })
  async createCheckoutSession(
    @Arg('input', () => CreateCheckoutSessionInput, { description: 'What to buy.' })
    input: CreateCheckoutSessionInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<CreateCheckoutSessionPayload>> {
    return toPayload(await createCheckoutSession(context, input), (url) => ({ url }));
  }

  @Access('member')
  @Mutation(() => CreateSubscriptionPayload, {
    description:
      'Begin a subscription that is paid in a form of this site. It becomes active with the payment. Send an Idempotency-Key to make it safe to repeat.',
  })
  async createSubscription(
    @Arg('input', () => CreateSubscriptionInput, { description: 'What to subscribe to.' })
    input: CreateSubscriptionInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<CreateSubscriptionPayload>> {
    return toPayload(await createSubscription(context, input), (clientSecret) => ({ clientSecret }));
  }

  @Access('member')
  @Mutation(() => OpenBillingPortalPayload, {
    description: "Open Stripe's page with invoices, cards and addresses.",
  })
  async openBillingPortal(
    @Arg('input', () => OpenBillingPortalInput, { description: 'Where to come back to.' })
    input: OpenBillingPortalInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<OpenBillingPortalPayload>> {
    return toPayload(await openBillingPortal(context, input), (url) => ({ url }));
  }
}
