import type { Operation } from '@gatefold/runtime/operation';
import { canReadRevenue } from '../revenue.policy.js';
import {
  countPeopleByPlan,
  findRevenueMonths,
  type PlanPeople,
  type RevenueMonth,
} from '../revenue.repository.js';

/** What was sold, month by month, and how many people are on each plan now. */
export interface RevenueReport {
  readonly months: readonly RevenueMonth[];
  readonly peopleByPlan: readonly PlanPeople[];
}

/** The last `monthCount` months; null for anybody but administrators. */
export async function readRevenue(
  operation: Pick<Operation, 'actor' | 'read'>,
  monthCount: number,
): Promise<RevenueReport | null> {
  if (!canReadRevenue(operation.actor)) return null;
  return operation.read(async (tx) => ({
    months: await findRevenueMonths(tx, monthCount),
    peopleByPlan: await countPeopleByPlan(tx),
  }));
}
