import { defineFeature } from '@gatefold/runtime/features';
import { ProjectTextEntity } from '../../projects/project-text.entity.js';
import { onProjectDeleted } from './handlers/on-project-deleted.js';
import { onProjectSaved } from './handlers/on-project-saved.js';

export default defineFeature({
  name: 'project-text',
  entities: [ProjectTextEntity],
  handlers: [onProjectSaved, onProjectDeleted],
});
