import type { Transaction } from '@gatefold/runtime/database';
import { eraseProjectText } from '../../../projects/project-text.repository.js';

/** Forgets the text of a deleted project. */
export async function eraseProject(tx: Transaction, projectId: string, ownerId: string): Promise<void> {
  await eraseProjectText(tx, projectId, ownerId);
}
