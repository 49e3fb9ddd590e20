import { emailVerified } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { identifyPurchaser } from '../use-cases/identify-purchaser.js';

/** Purchases that waited for the owner of a mailbox wait no longer. */
export const onEmailVerified = defineHandler(emailVerified, {
  name: 'on-email-verified',
  handle: ({ userId, email }, tx: Transaction) => identifyPurchaser(tx, { accountId: userId, email }),
});
