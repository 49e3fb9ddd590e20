import type { Transaction } from '@gatefold/runtime/database';
import { fail, ok, type Failure, type Operation, type Result } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import type { ContentServices } from '../../../services.js';
import { readPlan, settleFreezing, writeChoice } from '../over-limit.repository.js';
import type { ProjectEntity } from '../project.entity.js';
import { projectNotFound } from '../project.errors.js';
import { lockProjectsOf, projectsOf } from '../project.repository.js';
import { projectLimitOf, settleProjectsIn, signalSettled } from './settle-projects.js';

const path = ['input', 'projectIds'];

/**
 * Keeps exactly these projects of the actor live while not all of them fit into the plan; they are as many as it allows. What
 * gives way freezes when the others do: during the notice at its end, afterwards at once. Answers all projects.
 */
export async function chooseLiveProjects(
  operation: Operation<ContentServices>,
  ids: readonly (string | undefined)[],
): Promise<Result<readonly ProjectEntity[]>> {
  const { userId } = actingMember(operation.actor);
  return operation.transaction(async (tx) => {
    await lockProjectsOf(tx, userId);
    await settleProjectsIn(tx, userId, operation.services.freezeNoticeDays);
    const [planKey, before] = [await readPlan(tx, userId), await projectsOf(tx, userId)];
    const limit = planKey ? projectLimitOf(planKey) : before.length;
    const chosen = validChoice(before, ids, limit);
    if (!chosen.ok) return chosen;
    await writeChoice(tx, userId, chosen.value);
    const settled = await settleFreezing(tx, userId, limit, endOfNotice(before));
    await signalSettled(tx, userId, settled);
    return ok(await readAgain(tx, userId));
  });
}

function validChoice(
  projects: readonly ProjectEntity[],
  ids: readonly (string | undefined)[],
  limit: number,
): Result<readonly string[]> {
  if (projects.length <= limit)
    return refuse('All your projects fit into your plan: there is nothing to choose.');
  const own = new Set(projects.map(({ id }) => id));
  const chosen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (!id || !own.has(id)) return projectNotFound([...path, String(index)]);
    chosen.add(id);
  }
  if (chosen.size === limit && ids.length === limit) return ok([...chosen]);
  return refuse(`Choose exactly ${limit} projects, each once: your plan keeps as many live.`);
}

function refuse(message: string): Failure {
  return fail('BAD_USER_INPUT', message, path);
}

/** When the last of those that do not fit becomes read-only; now when all of them are. */
function endOfNotice(projects: readonly ProjectEntity[]): Date {
  const moments = projects.map(({ freezesAt }) => freezesAt?.getTime() ?? 0);
  return new Date(Math.max(Date.now(), ...moments));
}

async function readAgain(tx: Transaction, ownerId: string): Promise<readonly ProjectEntity[]> {
  tx.em.clear();
  return projectsOf(tx, ownerId);
}
