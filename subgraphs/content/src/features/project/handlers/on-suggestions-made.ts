import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { suggestionsMade } from '@gatefold/schema';
import { keepSuggestions } from '../use-cases/keep-suggestions.js';

/** Suggestions of the AI can be taken over from now on. */
export const onSuggestionsMade = defineHandler(suggestionsMade, {
  name: 'project-on-suggestions-made',
  handle: ({ projectId, ownerId, suggestions }, tx: Transaction) =>
    keepSuggestions(
      tx,
      suggestions.map(({ suggestionId: id, kind, value }) => ({ id, projectId, ownerId, kind, value })),
    ),
});
