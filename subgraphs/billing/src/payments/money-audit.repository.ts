import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';

/** What an administrator is about to do with money. */
export interface AuditedAction {
  /** uuid of the administrator. */
  readonly actorId: string;
  readonly action: 'REFUND_PAYMENT' | 'REFUND_INVOICE' | 'REFUND_OVERAGE';
  /** uuid of the payment, of the invoice's payment, or of the charge. */
  readonly subjectId: string;
  readonly amountCents: number;
  readonly reason: string;
}

/** Records an action before it is asked for, so that none is unknown; resolves to its id. */
export async function recordAction(tx: Transaction, audited: AuditedAction): Promise<string> {
  const id = v7();
  const { actorId, action, subjectId, amountCents, reason } = audited;
  await tx.sql(
    `insert into money_audit (id, actor_id, action, subject_id, amount_cents, reason)
     values ($1, $2, $3, $4, $5, $6)`,
    [id, actorId, action, subjectId, amountCents, reason],
  );
  return id;
}

/** What came of it, e.g. Stripe's id. One that stays `REQUESTED` was not answered. */
export async function recordOutcome(tx: Transaction, id: string, outcome: string): Promise<void> {
  await tx.sql('update money_audit set outcome = $2 where id = $1', [id, outcome]);
}
