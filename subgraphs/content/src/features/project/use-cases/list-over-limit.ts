import type { Tier } from '@gatefold/schema';
import { isSelf } from '@gatefold/runtime/identity';
import type { Operation } from '@gatefold/runtime/operation';
import { overLimitCursor, overLimitPage, readPlan } from '../over-limit.repository.js';
import { countProjectsOf } from '../project.repository.js';
import { projectLimitOf } from './settle-projects.js';

/**
 * The actor's own projects that do not fit into a plan, what freezes first in front; without `planKey` into the present one.
 * Null for everybody else.
 */
export async function listOverLimit(
  operation: Operation,
  ownerId: string,
  planKey: Tier | null,
  { first, after }: { readonly first: number; readonly after?: string | null },
) {
  if (!isSelf(operation.actor, ownerId)) return null;
  const { limit, page } = await operation.read(async (tx) => {
    const key = planKey ?? (await readPlan(tx, ownerId));
    const room = key ? projectLimitOf(key) : await countProjectsOf(tx, ownerId);
    const cut = { ownerId, limit: room, first, after: after ?? null };
    return { limit: room, page: await overLimitPage(tx, cut) };
  });
  const count = async () => {
    const all = await operation.read((tx) => countProjectsOf(tx, ownerId));
    return Math.max(0, all - limit);
  };
  return { page, cursor: overLimitCursor, count };
}
