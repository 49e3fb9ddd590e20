import { fromGlobalId } from '@gatefold/schema';
import type { Operation } from '@gatefold/runtime/operation';
import type { EmailMessageEntity } from '../email-message.entity.js';
import { emailPage, type EmailFilter } from '../email-message.repository.js';

/** Which part of the log; `userId` is a global id, null for everybody. */
export interface EmailsToList extends Omit<EmailFilter, 'accountId'> {
  readonly userId: string | null;
}

/** A page of the e-mail log, newest first; empty for everybody except administrators. */
export async function listEmails(
  operation: Pick<Operation, 'read'>,
  { userId, ...filter }: EmailsToList,
): Promise<{ readonly rows: readonly EmailMessageEntity[]; readonly hasNextPage: boolean }> {
  const accountId = userId === null ? null : fromGlobalId('User', userId);
  if (accountId === undefined) return { rows: [], hasNextPage: false };
  return operation.read((tx) => emailPage(tx, { ...filter, accountId }));
}
