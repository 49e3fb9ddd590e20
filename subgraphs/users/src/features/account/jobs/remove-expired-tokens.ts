import { defineJob } from '@gatefold/runtime/jobs';
import { removeExpiredTokens } from '../use-cases/remove-expired-tokens.js';

/** Hourly. */
export const removeExpiredTokensJob = defineJob({
  name: 'remove-expired-tokens',
  cron: '41 * * * *',
  run: removeExpiredTokens,
});
