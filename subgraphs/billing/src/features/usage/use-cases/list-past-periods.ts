import type { Operation } from '@gatefold/runtime/operation';
import { findPastPeriods, type UsagePeriod } from '../../../usage/usage-period.repository.js';

/** One page of a person's periods that are over, newest first. */
export async function listPastPeriods(
  operation: Operation,
  userId: string,
  first: number,
  after: { readonly startsAt: string; readonly id: string } | undefined,
): Promise<{ rows: readonly UsagePeriod[]; hasNextPage: boolean }> {
  const found = await operation.read((tx) => findPastPeriods(tx, userId, first, after));
  return { rows: found.slice(0, first), hasNextPage: found.length > first };
}
