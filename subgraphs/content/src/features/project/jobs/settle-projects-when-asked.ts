import { defineJob } from '@gatefold/runtime/jobs';
import type { Operation } from '@gatefold/runtime/operation';
import { z } from 'zod';
import type { ContentServices } from '../../../services.js';
import { settleProjects, settleProjectsJobName } from '../use-cases/settle-projects.js';

const settling = z.object({ ownerId: z.uuid() });

/** Settles one person's projects after the plan changed. */
export const settleProjectsWhenAsked = defineJob({
  name: settleProjectsJobName,
  run: (operation, payload) =>
    settleProjects(operation as Operation<ContentServices>, settling.parse(payload).ownerId),
});
