import { z } from 'zod';
import { event } from './event.js';

/** A project was created or changed; carries the state after the change. */
export const projectSaved = event('content.project.saved@1', {
  projectId: z.uuid(),
  ownerId: z.uuid(),
  title: z.string(),
  shortSummary: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  technologies: z.array(z.string()),
  status: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']),
  /** Increases with every save of this project. */
  version: z.int(),
});

export const projectDeleted = event('content.project.deleted@1', { projectId: z.uuid(), ownerId: z.uuid() });

/** A suggestion of the AI was taken over into its project. */
export const suggestionApplied = event('content.suggestion.applied@1', {
  suggestionId: z.uuid(),
  projectId: z.uuid(),
  ownerId: z.uuid(),
});
