import { projectSaved } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import type { LiveTopic } from '@gatefold/runtime/live';
import { signalPublicPage } from '../../../live-topics.js';
import type { ProjectEntity } from '../project.entity.js';
import { readWords } from '../project-words.repository.js';

/** Changes of one project; key: its uuid. */
export const projectTopic: LiveTopic = { name: 'project' };

/** Tells other subgraphs and open pages of a saved project; visitors only when they saw it or see it now. */
export async function announceSaved(
  tx: Transaction,
  project: ProjectEntity,
  wasPublished: boolean,
): Promise<void> {
  const { id: projectId, ownerId, title, shortSummary, description, status, version } = project;
  const { tags, technologies } = await readWords(tx, projectId);
  const state = {
    title,
    shortSummary,
    description,
    status,
    version,
    tags: [...tags],
    technologies: [...technologies],
  };
  await tx.record(projectSaved, { projectId, ownerId, ...state }, projectId);
  await tx.signal(projectTopic, projectId);
  if (wasPublished || status === 'PUBLISHED') await signalPublicPage(tx, ownerId);
}
