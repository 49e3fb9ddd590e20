import { z } from 'zod';
import { event } from './event.js';

/** The AI proposed changes to a project; `value` of TAGS is a list joined by comma. */
export const suggestionsMade = event('ai.suggestion.made@1', {
  projectId: z.uuid(),
  ownerId: z.uuid(),
  suggestions: z.array(
    z.object({
      suggestionId: z.uuid(),
      kind: z.enum(['TITLE', 'SUMMARY', 'TAGS']),
      value: z.string(),
    }),
  ),
});

/** Metered work was done, but billing could not be told directly: it counts what is reserved for it as used. */
export const usageCompleted = event('ai.usage.completed@1', { reservationId: z.uuid(), userId: z.uuid() });
