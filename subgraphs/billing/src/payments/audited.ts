import type { Operation } from '@gatefold/runtime/operation';
import { recordAction, recordOutcome, type AuditedAction } from './money-audit.repository.js';

/**
 * Does something with money that is in the audit before Stripe is asked, and with its outcome afterwards, also when it
 * failed. `act` gets the id of the audit and resolves to the outcome.
 */
export async function audited(
  operation: Operation,
  action: AuditedAction,
  act: (auditId: string) => Promise<string>,
): Promise<void> {
  const auditId = await operation.transaction((tx) => recordAction(tx, action));
  const keep = (outcome: string): Promise<void> =>
    operation.transaction((tx) => recordOutcome(tx, auditId, outcome));
  try {
    await keep(await act(auditId));
  } catch (error) {
    await keep(error instanceof Error ? error.message : String(error));
    throw error;
  }
}
