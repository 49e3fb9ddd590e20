import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { ProjectEntity } from '../project.entity.js';
import { projectNotFound } from '../project.errors.js';
import { canChangeProject, isFrozen } from '../project.policy.js';
import { lockProject, saveProject } from '../project.repository.js';
import { writeTags, writeTechnologies } from '../project-words.repository.js';
import { announceSaved } from './announce-project.js';
import type { NewProject } from './create-project.js';
import { normaliseTags, normaliseTechnologies } from './normalise-words.js';
import { refuseFrozen } from './refuse-frozen.js';

/** New values; undefined leaves a value, null empties it. A title and a status cannot be empty: null leaves them. */
export type ProjectChange = Omit<NewProject, 'title'> & { readonly title?: string | null };

/**
 * Changes a project of the actor; a foreign and a missing one are both NOT_FOUND. A frozen one is QUOTA_EXCEEDED, except for
 * taking it off the page.
 */
export async function updateProject(
  operation: Operation,
  id: string | undefined,
  change: ProjectChange,
): Promise<Result<ProjectEntity>> {
  const tags = normaliseTags(change.tags ?? []);
  if (!tags.ok) return tags;
  const technologies = normaliseTechnologies(change.technologies ?? []);
  if (!technologies.ok) return technologies;
  return operation.transaction(async (tx) => {
    const project = id ? await lockProject(tx, id) : null;
    if (!project || !canChangeProject(tx.actor, project)) return projectNotFound(['input', 'id']);
    if (isFrozen(project, new Date()) && !isUnpublishing(change)) return refuseFrozen(tx, project);
    const wasPublished = project.status === 'PUBLISHED';
    assign(project, change);
    await saveProject(tx, project);
    if (change.tags !== undefined) await writeTags(tx, project.id, tags.value);
    if (change.technologies !== undefined) await writeTechnologies(tx, project.id, technologies.value);
    await announceSaved(tx, project, wasPublished);
    return ok(project);
  });
}

function isUnpublishing({ status, ...rest }: ProjectChange): boolean {
  const changesTexts = Object.values(rest).some((value) => value !== undefined);
  return !changesTexts && status != null && status !== 'PUBLISHED';
}

function assign(project: ProjectEntity, change: ProjectChange): void {
  if (change.title != null) project.title = change.title.trim();
  if (change.status != null) project.status = change.status;
  if (change.shortSummary !== undefined) project.shortSummary = (change.shortSummary ?? '').trim();
  if (change.description !== undefined) project.description = change.description ?? '';
  if (change.liveLink !== undefined) project.liveLink = change.liveLink || null;
  if (change.githubLink !== undefined) project.githubLink = change.githubLink || null;
}
