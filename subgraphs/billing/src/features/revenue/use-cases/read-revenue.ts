import type { Operation } from '@gatefold/runtime/operation';
import { canReadRevenue } from '../revenue.policy.js';
import {
  countPeopleByPlan,
  findRevenueMonths,
  type PlanPeople,
  type RevenueMonth,
} from '../revenue.repository.js';
import {
  findSubscriptionMonths,
  readSubscriptionFigures,
  type SubscriptionFigures,
  type SubscriptionMonth,
} from '../subscription-figures.repository.js';

/** What was sold and how subscriptions came and went, month by month, and what runs now. */
export interface RevenueReport {
  readonly months: readonly RevenueMonth[];
  readonly peopleByPlan: readonly PlanPeople[];
  readonly subscriptions: SubscriptionFigures;
  readonly subscriptionMonths: readonly SubscriptionMonth[];
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
    subscriptions: await readSubscriptionFigures(tx),
    subscriptionMonths: await findSubscriptionMonths(tx, monthCount),
  }));
}
