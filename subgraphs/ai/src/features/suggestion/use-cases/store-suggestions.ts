import { suggestionsMade } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import type { ProjectTextEntity } from '../../../projects/project-text.entity.js';
import { findProjectText } from '../../../projects/project-text.repository.js';
import type { AnalyzerIdentity, ProposedSuggestion } from '../../../services/content-analyzer.js';
import { textBefore } from '../../../services/suggestion-limits.js';
import type { SuggestionEntity } from '../suggestion.entity.js';
import { deletePending, insertPending, lockSuggestionsOf } from '../suggestion.repository.js';

/**
 * Replaces the open suggestions of a project and announces the new ones. Undefined when the project was deleted while
 * it was analyzed.
 */
export async function storeSuggestions(
  tx: Transaction,
  analyzed: ProjectTextEntity,
  proposed: readonly ProposedSuggestion[],
  analyzer: AnalyzerIdentity,
): Promise<readonly SuggestionEntity[] | undefined> {
  const { id: projectId, ownerId } = analyzed;
  await lockSuggestionsOf(tx, projectId);
  if (!(await findProjectText(tx, projectId))) return undefined;
  await deletePending(tx, projectId);
  const stored = await insertPending(
    tx,
    proposed.map((suggestion) => ({
      ...suggestion,
      projectId,
      ownerId,
      before: textBefore(analyzed, suggestion.kind),
      analyzer,
    })),
  );
  if (stored.length === 0) return stored;
  const suggestions = stored.map(({ id, kind, value }) => ({ suggestionId: id, kind, value }));
  await tx.record(suggestionsMade, { projectId, ownerId, suggestions }, projectId);
  return stored;
}
