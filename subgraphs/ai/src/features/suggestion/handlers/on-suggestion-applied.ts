import { suggestionApplied } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { settleApplied } from '../use-cases/settle-suggestions.js';

/** A suggestion that was taken over is no longer open. */
export const onSuggestionApplied = defineHandler(suggestionApplied, {
  name: 'settle-suggestion-on-suggestion-applied',
  handle: ({ suggestionId, ownerId }, tx: Transaction) => settleApplied(tx, suggestionId, ownerId),
});
