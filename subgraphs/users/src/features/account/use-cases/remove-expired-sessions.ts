import type { Operation } from '@gatefold/runtime/operation';
import { deletePastAttempts } from '../login-attempt.repository.js';
import { deleteEndedSessions } from '../session.repository.js';

/** Removes sessions that ended by time, with their refresh tokens, and counts of past login windows. */
export async function removeExpiredSessions(operation: Operation): Promise<void> {
  await operation.asService('account').transaction(async (tx) => {
    await deleteEndedSessions(tx);
    await deletePastAttempts(tx);
  });
}
