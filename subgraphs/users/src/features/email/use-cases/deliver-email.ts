import type { Transaction } from '@gatefold/runtime/database';
import { backoffMs } from '@gatefold/runtime/events';
import type { Operation } from '@gatefold/runtime/operation';
import { insertToken, newAccountToken } from '../../../account-tokens/index.js';
import { deliverEmailJobName, messageOf, type Delivery } from '../../../mail/index.js';
import type { UsersServices } from '../../../services/index.js';
import type { EmailMessageEntity } from '../email-message.entity.js';
import { claimEmail, markFailed, markSent, postpone } from '../email-message.repository.js';

/** 5 s, doubled each time, up to 15 min. */
const backoff = { baseMs: 5_000, capMs: 900_000 };
/** For everything beside the mail server; afterwards an attempt counts as broken off. */
const leaseSlackMs = 30_000;

/**
 * Makes one attempt to send an e-mail. What the mail server cannot do now is tried again later, what it refuses for good is
 * not. Without a mail server the e-mail waits.
 */
export async function deliverEmail(operation: Operation<UsersServices>, emailId: string): Promise<void> {
  const { mailer } = operation.services;
  if (!mailer) return;
  const asService = operation.asService('email');
  const claimed = await asService.transaction(async (tx) => {
    const email = await claimEmail(tx, emailId, mailer.timeoutMs + leaseSlackMs);
    return email && { email, path: await pathFor(tx, email) };
  });
  if (!claimed) return;
  const { email, path } = claimed;
  const letter = messageOf(email.kind).write(email.data);
  const delivery = await mailer.send({ id: email.id, recipient: email.recipient, letter, path });
  await asService.transaction((tx) => settle(tx, email, delivery));
  const facts = { email_id: email.id, kind: email.kind, user_id: email.accountId, attempts: email.attempts };
  if (delivery.kind === 'SENT') operation.log.info(facts, 'email_sent');
  else operation.log.warn({ ...facts, final: delivery.kind === 'PERMANENT' }, 'email_not_sent');
}

/** Where the link leads; its token is stored as a hash and exists in the e-mail only. */
async function pathFor(tx: Transaction, email: EmailMessageEntity): Promise<string> {
  const { page, token: wanted } = messageOf(email.kind);
  if (!wanted) return page;
  const { token, hash } = newAccountToken();
  await insertToken(tx, { ...wanted, hash, accountId: email.accountId, email: email.recipient });
  return `${page}?token=${token}`;
}

async function settle(
  tx: Transaction,
  { id, attempts }: EmailMessageEntity,
  delivery: Delivery,
): Promise<void> {
  if (delivery.kind === 'SENT') return markSent(tx, id);
  if (delivery.kind === 'PERMANENT') return markFailed(tx, id, delivery.reason);
  const delayMs = backoffMs(attempts, backoff);
  await postpone(tx, id, delivery.reason, delayMs);
  await tx.enqueue(deliverEmailJobName, { emailId: id }, { key: id, delayMs });
}
