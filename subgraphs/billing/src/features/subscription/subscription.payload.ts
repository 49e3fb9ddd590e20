import { Payload } from '@gatefold/runtime/graphql';
import { Field, Int, ObjectType } from 'type-graphql';
import { SubscriptionType } from './subscription.type.js';

/** Outcome of `createCheckoutSession`. */
@ObjectType('CreateCheckoutSessionPayload', { description: 'Outcome of createCheckoutSession.' })
export class CreateCheckoutSessionPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Address of the page on which to pay.' })
  url?: string;
}

/** Outcome of `createSubscription`. */
@ObjectType('CreateSubscriptionPayload', { description: 'Outcome of createSubscription.' })
export class CreateSubscriptionPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: "What Stripe's Payment Element needs to take the first payment, or to save a card for a trial.",
  })
  clientSecret?: string;
}

/** Outcome of the mutations that change a subscription. */
@ObjectType('SubscriptionPayload', { description: 'Outcome of a change of the subscription.' })
export class SubscriptionPayload extends Payload {
  @Field(() => SubscriptionType, {
    nullable: true,
    description:
      'The subscription afterwards. When Stripe is slow it may still be the one before; subscriptionUpdated tells of the change.',
  })
  subscription?: SubscriptionType | null;
}

/** What a change of plan would cost. */
@ObjectType('PlanChangePreview', { description: 'What a change of plan would cost, and when.' })
export class PlanChangePreviewType {
  @Field(() => Date, { nullable: true, description: 'When the plan would change; null for at once.' })
  effectiveAt!: Date | null;

  @Field(() => Int, { description: 'What would be charged at once, in cents.' })
  dueNowAmountCents!: number;

  @Field(() => Int, {
    description: 'What is credited for the unused part of the present plan, taken into account in what is due now.',
  })
  creditAmountCents!: number;

  @Field(() => Int, { description: 'Price of one interval afterwards, in cents, before discounts and taxes.' })
  nextAmountCents!: number;

  @Field(() => Date, { description: 'When that would be charged for the first time.' })
  nextChargeAt!: Date;

  @Field(() => String, { description: 'ISO 4217, e.g. `USD`.' })
  currency!: string;
}

/** Outcome of `previewPlanChange`. */
@ObjectType('PreviewPlanChangePayload', { description: 'Outcome of previewPlanChange.' })
export class PreviewPlanChangePayload extends Payload {
  @Field(() => PlanChangePreviewType, { nullable: true, description: 'What it would cost.' })
  preview?: PlanChangePreviewType;
}

/** Outcome of `openBillingPortal`. */
@ObjectType('OpenBillingPortalPayload', { description: 'Outcome of openBillingPortal.' })
export class OpenBillingPortalPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Address of the page; open it at once, it expires.' })
  url?: string;
}
