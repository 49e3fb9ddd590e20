import { projectDeleted } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { forgetSuggestions } from '../use-cases/settle-suggestions.js';

/** Suggestions go with their project. */
export const onProjectDeleted = defineHandler(projectDeleted, {
  name: 'forget-suggestions-on-project-deleted',
  handle: ({ projectId, ownerId }, tx: Transaction) => forgetSuggestions(tx, projectId, ownerId),
});
