import type { Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { writePlan } from '../over-limit.repository.js';
import { lockProjectsOf } from '../project.repository.js';
import { settleProjectsJobName } from './settle-projects.js';

/** Keeps the plan of a person, unless a later one is known, and has the projects settled. */
export async function followPlan(
  tx: Transaction,
  { userId, tier, sequence }: { readonly userId: string; readonly tier: Tier; readonly sequence: number },
): Promise<void> {
  await lockProjectsOf(tx, userId);
  if (!(await writePlan(tx, { ownerId: userId, planKey: tier, sequence }))) return;
  await tx.enqueue(settleProjectsJobName, { ownerId: userId }, { key: `plan:${userId}` });
}
