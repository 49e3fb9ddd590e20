import { isAdmin } from '@gatefold/runtime/identity';
import type { Operation } from '@gatefold/runtime/operation';
import { findLastReconciliation, type Reconciliation } from '../reconciliation.repository.js';

/** The newest report, for administrators; null before the first, and for everybody else. */
export function readLastReconciliation(operation: Operation): Promise<Reconciliation | null> {
  return isAdmin(operation.actor) ? operation.read(findLastReconciliation) : Promise.resolve(null);
}
