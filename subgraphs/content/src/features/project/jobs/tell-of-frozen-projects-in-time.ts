import { defineJob } from '@gatefold/runtime/jobs';
import { z } from 'zod';
import { tellOfFrozenProjectsJobName } from '../use-cases/settle-projects.js';
import { tellOfFrozenProjects } from '../use-cases/tell-of-frozen-projects.js';

const ended = z.object({ ownerId: z.uuid() });

/** A project is read-only from the very moment on that was announced; this is when open windows show it. */
export const tellOfFrozenProjectsInTime = defineJob({
  name: tellOfFrozenProjectsJobName,
  run: (operation, payload) => tellOfFrozenProjects(operation, ended.parse(payload).ownerId),
});
