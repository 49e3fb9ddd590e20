import { emailVerified } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { markEmailVerified } from './person.repository.js';

/** A person has proven to read their mail: records it, and the event, unless that happened before. `tx` is the service's. */
export async function verifyMailbox(
  tx: Transaction,
  { accountId, email }: { accountId: string; email: string },
): Promise<void> {
  if (!(await markEmailVerified(tx, accountId))) return;
  await tx.record(emailVerified, { userId: accountId, email }, accountId);
}
