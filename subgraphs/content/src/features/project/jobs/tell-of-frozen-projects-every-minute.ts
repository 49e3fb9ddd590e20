import { defineJob } from '@gatefold/runtime/jobs';
import { tellOfFrozenProjects } from '../use-cases/tell-of-frozen-projects.js';

/** A project is read-only from the very moment on that was announced; open windows show it within a minute. */
export const tellOfFrozenProjectsEveryMinute = defineJob({
  name: 'tell-of-frozen-projects',
  cron: '* * * * *',
  run: tellOfFrozenProjects,
});
