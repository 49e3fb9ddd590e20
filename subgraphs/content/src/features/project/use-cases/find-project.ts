import type { Loading } from '@gatefold/runtime/operation';
import type { ProjectEntity } from '../project.entity.js';
import { canSeeProject } from '../project.policy.js';
import { projectById } from '../project.repository.js';
import { tagsByProject, technologiesByProject } from '../project-words.repository.js';

/** The project, or null when it does not exist for this actor. */
export async function findProject(loading: Loading, id: string | undefined): Promise<ProjectEntity | null> {
  const project = id ? await loading.load(projectById, id) : undefined;
  return project && canSeeProject(loading.actor, project) ? project : null;
}

/** Tags of a project that this actor may see. */
export async function tagsOf(loading: Loading, projectId: string): Promise<readonly string[]> {
  return (await loading.load(tagsByProject, projectId))?.words ?? [];
}

/** Technologies of a project that this actor may see. */
export async function technologiesOf(loading: Loading, projectId: string): Promise<readonly string[]> {
  return (await loading.load(technologiesByProject, projectId))?.words ?? [];
}
