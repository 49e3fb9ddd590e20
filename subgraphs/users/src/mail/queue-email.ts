import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import { messageOf, type EmailData, type EmailKind } from './messages/index.js';
import { insertEmail } from './queued-email.repository.js';

/** The job that sends one e-mail, given as `emailId`. */
export const deliverEmailJobName = 'deliver-email';

/**
 * Queues an e-mail, to be sent if and only if this transaction commits. `reasonId` names what it is about: for one reason a
 * kind is sent once, however often it is queued. `tx` is the service's.
 */
export async function queueEmail<Kind extends EmailKind>(
  tx: Transaction,
  email: {
    readonly kind: Kind;
    readonly reasonId: string;
    readonly to: { readonly accountId: string; readonly email: string };
    readonly data: EmailData<Kind>;
  },
): Promise<void> {
  const { kind, reasonId, to, data } = email;
  const id = v7();
  const { subject } = messageOf(kind).write(data);
  const row = { id, accountId: to.accountId, kind, reasonId, recipient: to.email, subject, data };
  if (await insertEmail(tx, row)) await tx.enqueue(deliverEmailJobName, { emailId: id }, { key: id });
}
