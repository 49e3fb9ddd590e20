import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Where a stored webhook stands. */
export const webhookEventStatuses = ['RECEIVED', 'DONE', 'UNHANDLED', 'FAILED', 'DEAD'] as const;
export type WebhookEventStatus = (typeof webhookEventStatuses)[number];

/** A genuine webhook, stored before its sender was told that it arrived. */
@Entity({ tableName: 'webhook_event' })
export class WebhookEventEntity {
  /** uuid v7: the order of arrival. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  provider!: string;

  /** The provider's id of the event. */
  @Property({ type: 'text' })
  eventId!: string;

  @Property({ type: 'text' })
  type!: string;

  /** Whose events wait for each other; can be personal data. */
  @Property({ type: 'text' })
  subject!: string;

  @Property({ type: 'timestamptz' })
  occurredAt!: Date;

  @Property({ type: 'jsonb' })
  headers!: Record<string, string>;

  @Property({ type: 'blob' })
  rawBody!: Buffer;

  @Property({ type: 'text' })
  status!: WebhookEventStatus;

  /** Failed attempts so far. */
  @Property({ type: 'integer' })
  attempts!: number;

  @Property({ type: 'text', nullable: true })
  lastError!: string | null;

  /** What came of it, in a line. */
  @Property({ type: 'text', nullable: true })
  outcome!: string | null;

  @Property({ type: 'timestamptz' })
  nextAttemptAt!: Date;

  @Property({ type: 'timestamptz' })
  receivedAt!: Date;

  /** When it was done, or given up; null while it waits. */
  @Property({ type: 'timestamptz', nullable: true })
  processedAt!: Date | null;
}
