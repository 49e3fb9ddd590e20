import { defineJob } from '@gatefold/runtime/jobs';
import { queueDueEmails } from '../use-cases/queue-due-emails.js';

/** Every minute. */
export const queueDueEmailsJob = defineJob({
  name: 'queue-due-emails',
  cron: '* * * * *',
  run: queueDueEmails,
});
