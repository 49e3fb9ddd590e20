import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import { signalPublicPage } from '../../../live-topics.js';
import type { ProjectEntity } from '../project.entity.js';
import { projectNotFound } from '../project.errors.js';
import { lockProjectsOf, projectsOf, writeOrder } from '../project.repository.js';
import { arrangeIds } from './arrange-ids.js';

/** Puts the actor's projects into the given order; the others follow in theirs. Answers all of them. */
export async function reorderProjects(
  operation: Operation,
  ids: readonly (string | undefined)[],
): Promise<Result<readonly ProjectEntity[]>> {
  const { userId } = actingMember(operation.actor);
  return operation.transaction(async (tx) => {
    await lockProjectsOf(tx, userId);
    const projects = await projectsOf(tx, userId);
    const byId = new Map(projects.map((project) => [project.id, project]));
    const named: string[] = [];
    for (const [index, id] of ids.entries()) {
      const path = ['input', 'ids', String(index)];
      if (!id || !byId.has(id)) return projectNotFound(path);
      if (named.includes(id)) return fail('BAD_USER_INPUT', 'ids must name each project once', path);
      named.push(id);
    }
    const order = arrangeIds([...byId.keys()], named);
    await writeOrder(tx, order);
    const arranged = order.map((id, position) => ({ ...(byId.get(id) as ProjectEntity), position }));
    if (publishedOrder(projects) !== publishedOrder(arranged)) await signalPublicPage(tx, userId);
    return ok(arranged);
  });
}

function publishedOrder(projects: readonly ProjectEntity[]): string {
  return projects
    .filter((project) => project.status === 'PUBLISHED')
    .map((project) => project.id)
    .join();
}
