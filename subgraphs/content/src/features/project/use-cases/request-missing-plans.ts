import { planRequested } from '@gatefold/schema';
import type { Operation } from '@gatefold/runtime/operation';
import { findPeopleWithoutPlan } from '../over-limit.repository.js';

const batchSizeMax = 500;

/** Asks billing for the plan of everybody of whom none is known; resolves to their number. */
export async function requestMissingPlans(operation: Operation): Promise<number> {
  let count = 0;
  let after: string | undefined;
  for (;;) {
    const userIds = await operation.transaction(async (tx) => {
      const found = await findPeopleWithoutPlan(tx, after, batchSizeMax);
      for (const userId of found) await tx.record(planRequested, { userId }, userId);
      return found;
    });
    count += userIds.length;
    after = userIds.at(-1);
    if (userIds.length < batchSizeMax) return count;
  }
}
