import type { Operation } from '@gatefold/runtime/operation';
import type { OverageChargeEntity } from '../overage-charge.entity.js';
import { canReadChargesOf } from '../overage-charge.policy.js';
import { findCharges, type ChargePage } from '../overage-charge.repository.js';

/** What a person was charged by the unit, newest first; null for everybody but that person and administrators. */
export async function listCharges(
  operation: Operation,
  page: ChargePage,
): Promise<{ readonly rows: readonly OverageChargeEntity[]; readonly hasNextPage: boolean } | null> {
  if (!canReadChargesOf(operation.actor, page.userId)) return null;
  const found = await operation.read((tx) => findCharges(tx, page));
  return { rows: found.slice(0, page.first), hasNextPage: found.length > page.first };
}
