import type { Transaction } from '@gatefold/runtime/database';
import { projectTopic } from '../../../projects/project-topic.js';
import { upsertProjectText, type SavedProject } from '../../../projects/project-text.repository.js';

/** Keeps the text of a saved project and wakes whoever waits for it; a stale or repeated event changes nothing. */
export async function keepProjectText(tx: Transaction, project: SavedProject): Promise<void> {
  if (await upsertProjectText(tx, project)) await tx.signal(projectTopic, project.projectId);
}
