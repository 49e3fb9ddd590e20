import type { Operation } from '@gatefold/runtime/operation';
import type { EmailMessageEntity, EmailStatus } from '../email-message.entity.js';
import { emailPage } from '../email-message.repository.js';

/** A page of the e-mail log, newest first; empty for everybody except administrators. */
export function listEmails(
  operation: Pick<Operation, 'read'>,
  filter: { status: EmailStatus | null; first: number; after: string | null },
): Promise<{ readonly rows: readonly EmailMessageEntity[]; readonly hasNextPage: boolean }> {
  return operation.read((tx) => emailPage(tx, filter));
}
