import type { EmailKind, EmailStatus } from '../../../gql/graphql.js';
import type { PillTone } from '../../../ui/card.js';

/** Names of how far an e-mail has come. */
export const emailStatuses: Readonly<
  Record<EmailStatus, { readonly label: string; readonly tone: PillTone }>
> = {
  QUEUED: { label: 'Waiting', tone: 'accent' },
  SENT: { label: 'Sent', tone: 'good' },
  FAILED: { label: 'Failed', tone: 'bad' },
};

/** What e-mails are for. */
export const emailKinds: Readonly<Record<EmailKind, string>> = {
  VERIFY_EMAIL: 'Confirm the address',
  RESET_PASSWORD: 'New password',
  PURCHASE_CONFIRMATION: 'Purchase',
  PURCHASE_TO_CLAIM: 'Purchase to claim',
  PROJECTS_FREEZE: 'Projects that freeze',
  USAGE_ALERT: 'Use near or at a limit',
};
