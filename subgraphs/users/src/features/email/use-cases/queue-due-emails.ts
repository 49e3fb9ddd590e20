import type { Operation } from '@gatefold/runtime/operation';
import { deliverEmailJobName } from '../../../mail/index.js';
import { dueEmails, failOverdue } from '../email-message.repository.js';

/** An e-mail that a mail server has not taken for so long is given up. */
export const waitHoursMax = 72;
const emailsAtOnce = 500;

/** Finds e-mails that nobody is working on: their worker died, or there was no mail server. Gives up the very old ones. */
export async function queueDueEmails(operation: Operation): Promise<void> {
  const givenUp = await operation.asService('email').transaction(async (tx) => {
    const count = await failOverdue(tx, waitHoursMax);
    for (const id of await dueEmails(tx, emailsAtOnce)) {
      await tx.enqueue(deliverEmailJobName, { emailId: id }, { key: id });
    }
    return count;
  });
  if (givenUp > 0) operation.log.error({ emails: givenUp, hours: waitHoursMax }, 'emails_given_up');
}
