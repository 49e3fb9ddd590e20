import type { Operation } from '@gatefold/runtime/operation';
import { forgetEndedSessions } from '../ended-session.repository.js';
import { deletePastAttempts } from '../login-attempt.repository.js';
import { deleteExpiredSessions } from '../session.repository.js';

/** Removes sessions that ended by time, with their refresh tokens, what is known of ended ones, and counts of past login windows. */
export async function removeExpiredSessions(operation: Operation): Promise<void> {
  await operation.asService('account').transaction(async (tx) => {
    await deleteExpiredSessions(tx);
    await forgetEndedSessions(tx);
    await deletePastAttempts(tx);
  });
}
