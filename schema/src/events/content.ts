import { z } from 'zod';
import { tiers } from '../roles.js';
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

/** Projects of a person do not fit into the plan any more and will be read-only from a moment on. */
export const freezeAnnounced = event('content.projects.freeze_announced@1', {
  noticeId: z.uuid(),
  ownerId: z.uuid(),
  /** The plan that they do not fit into. */
  planKey: z.enum(tiers),
  /** How many projects that plan keeps live. */
  limit: z.int(),
  /** How many of them were given notice now. */
  projectCount: z.int(),
  /** Titles of the first of those, what freezes first in front. */
  titles: z.array(z.string()),
  freezesAt: z.iso.datetime(),
});

/** Content does not know the plan of a person; billing announces it again. */
export const planRequested = event('content.plan.requested@1', { userId: z.uuid() });
