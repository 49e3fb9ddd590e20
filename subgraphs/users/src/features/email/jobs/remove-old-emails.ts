import { defineJob } from '@gatefold/runtime/jobs';
import type { Operation } from '@gatefold/runtime/operation';
import type { UsersServices } from '../../../services/index.js';
import { removeOldEmails } from '../use-cases/remove-old-emails.js';

/** Every night. */
export const removeOldEmailsJob = defineJob({
  name: 'remove-old-emails',
  cron: '15 4 * * *',
  run: (operation) => removeOldEmails(operation as Operation<UsersServices>),
});
