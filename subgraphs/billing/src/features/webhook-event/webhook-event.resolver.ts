import {
  Access,
  ConnectionArgs,
  decodeCursor,
  toPayload,
  type GraphContext,
} from '@gatefold/runtime/graphql';
import { isUUID } from 'class-validator';
import { Arg, Args, Ctx, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { webhookEventTopic } from '../../webhooks/webhook-topics.js';
import { listWebhookEvents } from './use-cases/list-webhook-events.js';
import { replayWebhookEvent } from './use-cases/replay-webhook-event.js';
import { ReplayWebhookEventInput, WebhookEventFilterInput } from './webhook-event.input.js';
import { webhookEventById } from './webhook-event.loader.js';
import {
  ReplayWebhookEventPayload,
  toWebhookEventConnection,
  toWebhookEventType,
  WebhookEventConnection,
  WebhookEventType,
} from './webhook-event.type.js';

@Resolver()
export class WebhookEventResolver {
  @Access('admin')
  @Query(() => WebhookEventConnection, {
    nullable: true,
    description: 'Webhooks that came in, newest first. Administrators only.',
  })
  async webhookEvents(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Arg('filter', () => WebhookEventFilterInput, { nullable: true, description: 'Narrows the list.' })
    filter: WebhookEventFilterInput | null,
    @Ctx() context: GraphContext,
  ): Promise<WebhookEventConnection> {
    const page = await listWebhookEvents(context, {
      first: args.first,
      afterId: args.after == null ? undefined : uuidOfCursor(args.after),
      provider: filter?.provider ?? undefined,
      status: filter?.status ?? undefined,
    });
    return toWebhookEventConnection(page, args);
  }

  @Access('admin')
  @Mutation(() => ReplayWebhookEventPayload, {
    description:
      'Process an event again that had no effect yet: DEAD, FAILED or UNHANDLED. Administrators only.',
  })
  async replayWebhookEvent(
    @Arg('input', () => ReplayWebhookEventInput, { description: 'The event to process again.' })
    input: ReplayWebhookEventInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<ReplayWebhookEventPayload>> {
    return toPayload(await replayWebhookEvent(context, input.id), (event) => ({
      webhookEvent: toWebhookEventType(event),
    }));
  }

  @Access('admin')
  @Subscription(() => WebhookEventType, {
    nullable: true,
    subscribe: ({ context }: { context: GraphContext }) => context.live.subscribeToAll(webhookEventTopic),
    description:
      'Each event that arrives, is processed, fails or is replayed, as it is then; null when it was deleted meanwhile. Ends when changes may have been missed: read the list again and subscribe again. Administrators only.',
  })
  async webhookEventUpdated(
    @Root() eventId: string,
    @Ctx() context: GraphContext,
  ): Promise<WebhookEventType | null> {
    const event = await context.load(webhookEventById, eventId);
    return event ? toWebhookEventType(event) : null;
  }
}

function uuidOfCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, 1, ([part]) => isUUID(part));
  return String(id);
}
