import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { suggestionById } from './suggestion.loader.js';
import { canReadSuggestion } from './suggestion.policy.js';
import { toSuggestionType } from './suggestion.type.js';

/** A suggestion by global id; null for everybody but the owner of its project. */
export const suggestionReference = defineReference({
  typeName: 'AiSuggestion',
  resolve: async (key, context) => {
    const id = fromGlobalId('AiSuggestion', String(key['id']));
    const suggestion = id === undefined ? undefined : await context.load(suggestionById, id);
    return suggestion && canReadSuggestion(context.actor, suggestion) ? toSuggestionType(suggestion) : null;
  },
});
