import { defineLoader } from '@gatefold/runtime/graphql';
import type { SuggestionEntity } from './suggestion.entity.js';
import { findPending, findSuggestions } from './suggestion.repository.js';

/** Open suggestions of one project, newest first. */
export interface PendingOfProject {
  readonly projectId: string;
  readonly suggestions: readonly SuggestionEntity[];
}

/** Open suggestions by project, many at once, as far as row security shows them. */
export const pendingByProject = defineLoader<PendingOfProject>({
  name: 'pending-suggestions-by-project',
  batch: async (tx, projectIds) => {
    const byProject = new Map<string, SuggestionEntity[]>(projectIds.map((id) => [id, []]));
    for (const row of await findPending(tx, projectIds)) byProject.get(row.projectId)?.push(row);
    return [...byProject].map(([projectId, suggestions]) => ({ projectId, suggestions }));
  },
  keyOf: (project) => project.projectId,
});

/** Suggestions by id, many at once, as far as row security shows them. */
export const suggestionById = defineLoader<SuggestionEntity>({
  name: 'suggestion-by-id',
  batch: findSuggestions,
  keyOf: (suggestion) => suggestion.id,
});
