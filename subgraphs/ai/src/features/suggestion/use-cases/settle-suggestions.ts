import type { Transaction } from '@gatefold/runtime/database';
import { eraseProjectText } from '../../../projects/project-text.repository.js';
import { deleteSuggestionsOf, lockSuggestionsOf, markApplied } from '../suggestion.repository.js';

/** A suggestion was taken over into its project. */
export async function settleApplied(tx: Transaction, suggestionId: string, ownerId: string): Promise<void> {
  await markApplied(tx, suggestionId, ownerId);
}

/**
 * A project was deleted: nothing of what was suggested for it stays. Its text is erased first, whichever handler of the
 * event runs first, so that an analysis under way stores nothing afterwards.
 */
export async function forgetSuggestions(tx: Transaction, projectId: string, ownerId: string): Promise<void> {
  await lockSuggestionsOf(tx, projectId);
  await eraseProjectText(tx, projectId, ownerId);
  await deleteSuggestionsOf(tx, projectId);
}
