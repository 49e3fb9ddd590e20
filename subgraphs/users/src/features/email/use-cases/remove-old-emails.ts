import type { Operation } from '@gatefold/runtime/operation';
import type { UsersServices } from '../../../services/index.js';
import { deleteOldEmails } from '../email-message.repository.js';

/** Forgets what was sent to whom after EMAIL_LOG_DAYS. */
export async function removeOldEmails(operation: Operation<UsersServices>): Promise<void> {
  const { emailLogDays } = operation.services;
  await operation.asService('email').transaction((tx) => deleteOldEmails(tx, emailLogDays));
}
