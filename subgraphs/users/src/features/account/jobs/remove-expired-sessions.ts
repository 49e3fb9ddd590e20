import { defineJob } from '@gatefold/runtime/jobs';
import { removeExpiredSessions } from '../use-cases/remove-expired-sessions.js';

/** Hourly. */
export const removeExpiredSessionsJob = defineJob({
  name: 'remove-expired-sessions',
  cron: '23 * * * *',
  run: removeExpiredSessions,
});
