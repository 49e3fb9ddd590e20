import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { EmailKind } from '../../mail/index.js';

/** How far an e-mail has come. */
export type EmailStatus = 'QUEUED' | 'SENT' | 'FAILED';

/** One e-mail to one person. Never holds a token: links are made when it is sent. */
@Entity({ tableName: 'email_message' })
export class EmailMessageEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  accountId!: string;

  @Property({ type: 'text' })
  kind!: EmailKind;

  /** What it is about; unique within its kind. */
  @Property({ type: 'text' })
  reasonId!: string;

  @Property({ type: 'text' })
  recipient!: string;

  @Property({ type: 'text' })
  subject!: string;

  /** What the kind's template is told. */
  @Property({ type: 'json' })
  data!: unknown;

  @Property({ type: 'text' })
  status!: EmailStatus;

  @Property({ type: 'integer' })
  attempts!: number;

  @Property({ type: 'text', nullable: true })
  lastError!: string | null;

  /** Before it nobody tries; while one tries, it is the end of that one's time. */
  @Property({ type: 'timestamptz' })
  nextAttemptAt!: Date;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  sentAt!: Date | null;
}
