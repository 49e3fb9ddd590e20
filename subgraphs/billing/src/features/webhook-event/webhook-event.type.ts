import { toGlobalId } from '@gatefold/schema';
import { PageInfo, Payload, toConnection, type ConnectionArgs, type Page } from '@gatefold/runtime/graphql';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  webhookEventStatuses,
  type WebhookEventEntity,
  type WebhookEventStatus,
} from '../../webhooks/webhook-event.entity.js';
import { redactPayload } from './use-cases/redact-payload.js';

/** The statuses as the enum that GraphQL shows. */
export const WebhookEventStatusEnum = Object.fromEntries(
  webhookEventStatuses.map((status) => [status, status]),
) as { [Key in WebhookEventStatus]: Key };

registerEnumType(WebhookEventStatusEnum, {
  name: 'WebhookEventStatus',
  description: 'Where a webhook event stands.',
  valuesConfig: {
    RECEIVED: { description: 'Stored; its turn comes.' },
    DONE: { description: 'Took effect.' },
    UNHANDLED: { description: 'Nothing is done on events of this type.' },
    FAILED: { description: 'Could not be processed; tried again by itself.' },
    DEAD: { description: 'Could not be processed eight times; waits to be replayed.' },
  },
});

/** What administrators see of a webhook that came in. */
@ObjectType('WebhookEvent', {
  description: 'A genuine webhook of a provider, stored before it was acknowledged. Seen by administrators.',
})
@Directive('@key(fields: "id")')
export class WebhookEventType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'Sender, e.g. `tagmango`.' })
  provider!: string;

  @Field(() => String, { description: "The sender's id of the event." })
  eventId!: string;

  @Field(() => String, { description: "The sender's word for what happened." })
  type!: string;

  @Field(() => WebhookEventStatusEnum, { description: 'Where it stands.' })
  status!: WebhookEventStatus;

  @Field(() => Int, { description: 'Attempts so far to process it.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why the last attempt failed.' })
  lastError!: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it, in a line.' })
  outcome!: string | null;

  @Field(() => Date, { description: 'When it happened at the sender.' })
  occurredAt!: Date;

  @Field(() => Date, { description: 'When it arrived.' })
  receivedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was done or given up; null while it waits.' })
  processedAt!: Date | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'The body without secrets, personal data masked. Null when it is not a JSON object.',
  })
  payload!: unknown;
}

@ObjectType('WebhookEventEdge', { description: 'A webhook event in a list.' })
export class WebhookEventEdge {
  @Field(() => WebhookEventType, { description: 'The event.' })
  node!: WebhookEventType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('WebhookEventConnection', { description: 'One page of webhook events.' })
export class WebhookEventConnection {
  @Field(() => [WebhookEventEdge], { description: 'The events with their cursors.' })
  edges!: readonly WebhookEventEdge[];

  @Field(() => [WebhookEventType], { description: 'The events.' })
  nodes!: readonly WebhookEventType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

/** Outcome of `replayWebhookEvent`. */
@ObjectType('ReplayWebhookEventPayload', { description: 'Outcome of replayWebhookEvent.' })
export class ReplayWebhookEventPayload extends Payload {
  @Field(() => WebhookEventType, { nullable: true, description: 'The event, about to be processed again.' })
  webhookEvent?: WebhookEventType;
}

/** A row as administrators see it. */
export function toWebhookEventType(event: WebhookEventEntity): WebhookEventType {
  const { provider, eventId, type, status, attempts, lastError, outcome } = event;
  const { occurredAt, receivedAt, processedAt } = event;
  return {
    id: toGlobalId('WebhookEvent', event.id),
    provider,
    eventId,
    type,
    status,
    attempts,
    lastError,
    outcome,
    occurredAt,
    receivedAt,
    processedAt,
    payload: payloadOf(event.rawBody),
  };
}

/** A page as its connection. */
export function toWebhookEventConnection(
  page: Page<WebhookEventEntity>,
  args: ConnectionArgs,
): WebhookEventConnection {
  return toConnection(page, args, { node: toWebhookEventType, cursor: ({ id }) => [id] });
}

function payloadOf(rawBody: Buffer): unknown {
  try {
    const body: unknown = JSON.parse(rawBody.toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? redactPayload(body) : null;
  } catch {
    return null;
  }
}
