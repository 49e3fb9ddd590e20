import type { z } from 'zod';
import type { MessageDefinition } from './message.js';
import { projectsFreeze } from './projects-freeze.js';
import { purchaseConfirmation } from './purchase-confirmation.js';
import { purchaseToClaim } from './purchase-to-claim.js';
import { resetPassword } from './reset-password.js';
import { usageAlert } from './usage-alert.js';
import { verifyEmail } from './verify-email.js';

const messages = {
  VERIFY_EMAIL: verifyEmail,
  RESET_PASSWORD: resetPassword,
  PURCHASE_CONFIRMATION: purchaseConfirmation,
  PURCHASE_TO_CLAIM: purchaseToClaim,
  PROJECTS_FREEZE: projectsFreeze,
  USAGE_ALERT: usageAlert,
};

/** Every kind of e-mail that is sent. */
export type EmailKind = keyof typeof messages;

/** What a kind has to be told. */
export type EmailData<Kind extends EmailKind> = z.infer<(typeof messages)[Kind]['data']>;

export const emailKinds = Object.keys(messages) as readonly EmailKind[];

export function messageOf(kind: EmailKind): MessageDefinition {
  return messages[kind] as MessageDefinition;
}
