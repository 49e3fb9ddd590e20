import type { BillingInterval, Tier } from '@gatefold/schema';
import { TierEnum } from '@gatefold/runtime/graphql';
import { IsOptional, Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { IsOwnPath } from '../../graph/own-path.js';
import { BillingIntervalEnum } from '../../graph/plan.type.js';

const couponLengthMax = 100;

/** A plan and how often it is paid. */
@InputType('PlanInput', { description: 'A plan and how often it is paid.' })
export class PlanInput {
  @Field(() => TierEnum, { description: 'Plan: one that has prices.' })
  planKey!: Tier;

  @Field(() => BillingIntervalEnum, { description: 'How often it is paid.' })
  interval!: BillingInterval;
}

/** What a person sends to pay a plan in a form of this site. */
@InputType('CreateSubscriptionInput', { description: 'The plan to pay in a form of this site.' })
export class CreateSubscriptionInput extends PlanInput {
  @Field(() => String, { nullable: true, description: 'A promotion code.' })
  @IsOptional()
  @Length(1, couponLengthMax, { message: `couponCode must have 1 to ${couponLengthMax} characters` })
  couponCode?: string | null;
}

/** What a person sends to buy a plan on Stripe's page. */
@InputType('CreateCheckoutSessionInput', { description: 'The plan to buy, and where to come back to.' })
export class CreateCheckoutSessionInput extends PlanInput {
  @Field(() => String, {
    description: 'Path of this site to come back to after paying, e.g. `/billing?paid=1`.',
  })
  @IsOwnPath()
  successPath!: string;

  @Field(() => String, { description: 'Path of this site to come back to without paying, e.g. `/pricing`.' })
  @IsOwnPath()
  cancelPath!: string;

  @Field(() => String, {
    nullable: true,
    description: 'A promotion code; without one it can be typed in on the page.',
  })
  @IsOptional()
  @Length(1, couponLengthMax, { message: `couponCode must have 1 to ${couponLengthMax} characters` })
  couponCode?: string | null;
}

/** What a person sends to end their subscription. */
@InputType('CancelSubscriptionInput', { description: 'When the subscription is to end.' })
export class CancelSubscriptionInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'At once, without anything being paid back, in place of at the end of the period.',
  })
  immediately!: boolean;
}

/** What a person sends to see invoices and cards. */
@InputType('OpenBillingPortalInput', { description: 'Where to come back to.' })
export class OpenBillingPortalInput {
  @Field(() => String, { description: 'Path of this site to come back to, e.g. `/billing`.' })
  @IsOwnPath()
  returnPath!: string;
}
