import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { WebhookEventStatus } from '../../webhooks/webhook-event.entity.js';
import { WebhookEventStatusEnum } from './webhook-event.type.js';

const idLengthMax = 200;

/** Narrows the list of webhook events. */
@InputType('WebhookEventFilter', { description: 'Which webhook events; every given part must fit.' })
export class WebhookEventFilterInput {
  @Field(() => String, { nullable: true, description: 'Sender, e.g. `tagmango`.' })
  @IsOptional()
  @MaxLength(50, { message: 'provider must have at most 50 characters' })
  provider?: string | null;

  @Field(() => WebhookEventStatusEnum, { nullable: true, description: 'Where it stands.' })
  status?: WebhookEventStatus | null;
}

/** What an administrator sends to have an event processed again. */
@InputType('ReplayWebhookEventInput', { description: 'The webhook event to process again.' })
export class ReplayWebhookEventInput {
  @Field(() => ID, { description: 'Id of the event.' })
  @MaxLength(idLengthMax, { message: 'id is not the id of a webhook event' })
  id!: string;
}
