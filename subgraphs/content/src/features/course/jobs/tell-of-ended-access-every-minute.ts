import { defineJob } from '@gatefold/runtime/jobs';
import { tellOfEndedAccess } from '../use-cases/tell-of-ended-access.js';

/** A course closes at the very moment its access ends; open windows show it within a minute. */
export const tellOfEndedAccessEveryMinute = defineJob({
  name: 'tell-of-ended-course-access',
  cron: '* * * * *',
  run: tellOfEndedAccess,
});
