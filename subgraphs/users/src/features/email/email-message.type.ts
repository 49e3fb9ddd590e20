import { toGlobalId } from '@gatefold/schema';
import { PageInfo } from '@gatefold/runtime/graphql';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { emailKinds, type EmailKind } from '../../mail/index.js';
import type { EmailMessageEntity, EmailStatus } from './email-message.entity.js';

const EmailKindEnum = Object.fromEntries(emailKinds.map((kind) => [kind, kind])) as {
  [Kind in EmailKind]: Kind;
};
registerEnumType(EmailKindEnum, {
  name: 'EmailKind',
  description: 'What an e-mail is for.',
  valuesConfig: {
    VERIFY_EMAIL: { description: 'Welcomes a person and asks them to confirm their address.' },
    RESET_PASSWORD: { description: 'Lets a person choose a new password.' },
    PURCHASE_CONFIRMATION: { description: 'Confirms a purchase to a person who is known for certain.' },
    PURCHASE_TO_CLAIM: { description: 'Confirms a purchase and lets the buyer take over its account.' },
    PROJECTS_FREEZE: { description: 'Tells a person which projects a smaller plan will freeze, and when.' },
    USAGE_ALERT: {
      description: 'Tells a person that a limit of their plan, or their spending cap, is near or reached.',
    },
  },
});

/** {@link EmailStatus} as the enum that GraphQL shows. */
export const EmailStatusEnum: { [Status in EmailStatus]: Status } = {
  QUEUED: 'QUEUED',
  SENT: 'SENT',
  FAILED: 'FAILED',
};
registerEnumType(EmailStatusEnum, {
  name: 'EmailStatus',
  description: 'How far an e-mail has come.',
  valuesConfig: {
    QUEUED: { description: 'Waits for its first or next attempt.' },
    SENT: { description: 'The mail server took it.' },
    FAILED: { description: 'Refused for good, or given up after 72 hours.' },
  },
});

/** What administrators see of an e-mail; its content and its link are not kept. */
@ObjectType('EmailMessage', { description: 'An e-mail that was sent or is to be sent.' })
export class EmailMessageType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => ID, { description: 'Global id of the `User` it is for.' })
  userId!: string;

  @Field(() => EmailKindEnum, { description: 'What it is for.' })
  kind!: EmailKind;

  @Field(() => String, { description: 'Address it goes to.' })
  recipient!: string;

  @Field(() => String, { description: 'Subject line.' })
  subject!: string;

  @Field(() => EmailStatusEnum, { description: 'How far it has come.' })
  status!: EmailStatus;

  @Field(() => Int, { description: 'Attempts so far, one under way included.' })
  attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why the last attempt did not succeed.' })
  lastError!: string | null;

  @Field(() => Date, { description: 'When it was queued.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the mail server took it.' })
  sentAt!: Date | null;
}

@ObjectType('EmailMessageEdge', { description: 'An e-mail in a list.' })
export class EmailMessageEdge {
  @Field(() => EmailMessageType, { description: 'The e-mail.' })
  node!: EmailMessageType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('EmailMessageConnection', { description: 'One page of e-mails.' })
export class EmailMessageConnection {
  @Field(() => [EmailMessageEdge], { description: 'The e-mails with their cursors.' })
  edges!: readonly EmailMessageEdge[];

  @Field(() => [EmailMessageType], { description: 'The e-mails.' })
  nodes!: readonly EmailMessageType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

/** What administrators see of a row. */
export function toEmailMessageType(row: EmailMessageEntity): EmailMessageType {
  const { kind, recipient, subject, status, attempts, lastError, createdAt, sentAt } = row;
  const shown = { kind, recipient, subject, status, attempts, lastError, createdAt, sentAt };
  return { id: toGlobalId('EmailMessage', row.id), userId: toGlobalId('User', row.accountId), ...shown };
}
