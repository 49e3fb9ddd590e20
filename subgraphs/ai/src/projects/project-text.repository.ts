import type { Transaction } from '@gatefold/runtime/database';
import { ProjectTextEntity } from './project-text.entity.js';

/** The project's text if it has arrived, was not deleted, and row security shows it to the actor. */
export function findProjectText(tx: Transaction, projectId: string): Promise<ProjectTextEntity | null> {
  return tx.em.findOne(ProjectTextEntity, { id: projectId, deletedAt: null });
}

/** The state of a project after a save. */
export interface SavedProject {
  readonly projectId: string;
  readonly ownerId: string;
  readonly title: string;
  readonly shortSummary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly technologies: readonly string[];
  readonly status: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
  readonly version: number;
}

/** Keeps this state unless a later one is known or the project was deleted; resolves to whether it was kept. */
export async function upsertProjectText(tx: Transaction, project: SavedProject): Promise<boolean> {
  const rows = await tx.sql(
    `insert into project_text
       (id, owner_id, title, short_summary, description, tags, technologies, status, version)
     values ($1, $2, $3, $4, $5, $6::text[], $7::text[], $8, $9)
     on conflict (id) do update set
       owner_id = excluded.owner_id, title = excluded.title, short_summary = excluded.short_summary,
       description = excluded.description, tags = excluded.tags, technologies = excluded.technologies,
       status = excluded.status, version = excluded.version
     where project_text.version < excluded.version and project_text.deleted_at is null
     returning id`,
    [
      project.projectId,
      project.ownerId,
      project.title,
      project.shortSummary,
      project.description,
      project.tags,
      project.technologies,
      project.status,
      project.version,
    ],
  );
  return rows.length > 0;
}

/** Forgets the text and keeps the id, so that an event that was overtaken cannot bring the project back. */
export async function eraseProjectText(tx: Transaction, projectId: string, ownerId: string): Promise<void> {
  await tx.sql(
    `insert into project_text
       (id, owner_id, title, short_summary, description, tags, technologies, status, version, deleted_at)
     values ($1, $2, '', '', '', '{}', '{}', 'ARCHIVED', 0, now())
     on conflict (id) do update set
       title = '', short_summary = '', description = '', tags = '{}', technologies = '{}',
       deleted_at = coalesce(project_text.deleted_at, now())`,
    [projectId, ownerId],
  );
}
