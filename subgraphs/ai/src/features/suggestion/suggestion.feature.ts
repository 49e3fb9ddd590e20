import { defineFeature } from '@gatefold/runtime/features';
import { projectReference } from '../../graph/project.reference.js';
import { ProjectTextEntity } from '../../projects/project-text.entity.js';
import { onProjectDeleted } from './handlers/on-project-deleted.js';
import { onSuggestionApplied } from './handlers/on-suggestion-applied.js';
import { SuggestionEntity } from './suggestion.entity.js';
import { suggestionReference } from './suggestion.reference.js';
import { SuggestionResolver } from './suggestion.resolver.js';
import { AiSuggestionType } from './suggestion.type.js';

export default defineFeature({
  name: 'suggestion',
  entities: [SuggestionEntity, ProjectTextEntity],
  resolvers: [SuggestionResolver],
  orphanedTypes: [AiSuggestionType],
  references: [projectReference, suggestionReference],
  handlers: [onSuggestionApplied, onProjectDeleted],
});
