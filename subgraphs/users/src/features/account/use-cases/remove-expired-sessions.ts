import type { Operation } from '@gatefold/runtime/operation';
import { forgetEndedSessions } from '../ended-session.repository.js';
import { forgetOldPlaces } from '../known-place.repository.js';
import { deletePastAttempts } from '../login-attempt.repository.js';
import { deleteExpiredSessions } from '../session.repository.js';

/** Removes sessions that ended by time, with their refresh tokens, what is known of ended ones, and past counts of logins, and old places. */
export async function removeExpiredSessions(operation: Operation): Promise<void> {
  await operation.asService('account').transaction(async (tx) => {
    await deleteExpiredSessions(tx);
    await forgetEndedSessions(tx);
    await deletePastAttempts(tx);
    await forgetOldPlaces(tx);
  });
}
