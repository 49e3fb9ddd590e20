import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';

/** What an administrator is about to do with money. */
export interface AuditedAction {
  /** uuid of the administrator. */
  readonly actorId: string;
  /** uuid of the payment. */
  readonly subjectId: string;
  readonly amountCents: number;
  readonly reason: string;
}

/** Records a refund before it is asked for, so that none is unknown; resolves to its id. */
export async function recordRefund(tx: Transaction, action: AuditedAction): Promise<string> {
  const id = v7();
  await tx.sql(
    `insert into money_audit (id, actor_id, action, subject_id, amount_cents, reason)
     values ($1, $2, 'REFUND_PAYMENT', $3, $4, $5)`,
    [id, action.actorId, action.subjectId, action.amountCents, action.reason],
  );
  return id;
}

/** What came of it, e.g. Stripe's id. One that stays `REQUESTED` was not answered. */
export async function recordOutcome(tx: Transaction, id: string, outcome: string): Promise<void> {
  await tx.sql('update money_audit set outcome = $2 where id = $1', [id, outcome]);
}
