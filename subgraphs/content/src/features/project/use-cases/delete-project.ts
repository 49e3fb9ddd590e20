import { projectDeleted } from '@gatefold/schema';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import { signalPublicPage } from '../../../live-topics.js';
import type { ContentServices } from '../../../services.js';
import { projectNotFound } from '../project.errors.js';
import { canChangeProject } from '../project.policy.js';
import { deleteProjectRow, lockProject, lockProjectsOf } from '../project.repository.js';
import { projectTopic } from './announce-project.js';
import { settleProjectsIn } from './settle-projects.js';

/** Deletes a project of the actor and answers its uuid; a foreign and a missing one are both NOT_FOUND. */
export async function deleteProject(
  operation: Operation<ContentServices>,
  id: string | undefined,
): Promise<Result<string>> {
  const { userId } = actingMember(operation.actor);
  return operation.transaction(async (tx) => {
    await lockProjectsOf(tx, userId);
    const project = id ? await lockProject(tx, id) : null;
    if (!project || !canChangeProject(tx.actor, project)) return projectNotFound(['input', 'id']);
    await deleteProjectRow(tx, project);
    await settleProjectsIn(tx, project.ownerId, operation.services.freezeNoticeDays);
    await tx.record(projectDeleted, { projectId: project.id, ownerId: project.ownerId }, project.id);
    await tx.signal(projectTopic, project.id);
    if (project.status === 'PUBLISHED') await signalPublicPage(tx, project.ownerId);
    return ok(project.id);
  });
}
