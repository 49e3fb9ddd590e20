import { v7 } from 'uuid';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import type { ProjectEntity, ProjectStatus } from '../project.entity.js';
import { projectQuotaExceeded } from '../project.errors.js';
import { countProjectsOf, insertProject, lockProjectsOf, rememberCreator } from '../project.repository.js';
import { writeTags, writeTechnologies } from '../project-words.repository.js';
import { announceSaved } from './announce-project.js';
import { normaliseTags, normaliseTechnologies } from './normalise-words.js';

/** What a new project starts with. */
export interface NewProject {
  readonly title: string;
  readonly shortSummary?: string | null;
  readonly description?: string | null;
  readonly status?: ProjectStatus | null;
  readonly tags?: readonly string[] | null;
  readonly technologies?: readonly string[] | null;
  readonly liveLink?: string | null;
  readonly githubLink?: string | null;
}

/** Adds a project at the end of the actor's list. QUOTA_EXCEEDED when the plan allows no more. */
export async function createProject(operation: Operation, input: NewProject): Promise<Result<ProjectEntity>> {
  const actor = actingMember(operation.actor);
  const tags = normaliseTags(input.tags ?? []);
  if (!tags.ok) return tags;
  const technologies = normaliseTechnologies(input.technologies ?? []);
  if (!technologies.ok) return technologies;
  return operation.transaction(async (tx) => {
    await lockProjectsOf(tx, actor.userId);
    const position = await countProjectsOf(tx, actor.userId);
    if (position >= Number(actor.access.entitlements['content.projects']))
      return projectQuotaExceeded(actor.access, position);
    await rememberCreator(tx, actor.userId, actor.username);
    const project = await insertProject(tx, {
      id: v7(),
      ownerId: actor.userId,
      title: input.title.trim(),
      shortSummary: (input.shortSummary ?? '').trim(),
      description: input.description ?? '',
      status: input.status ?? 'DRAFT',
      liveLink: input.liveLink || null,
      githubLink: input.githubLink || null,
      position,
    });
    await writeTags(tx, project.id, tags.value);
    await writeTechnologies(tx, project.id, technologies.value);
    await announceSaved(tx, project, false);
    return ok(project);
  });
}
