import { defineJob } from '@gatefold/runtime/jobs';
import type { Operation } from '@gatefold/runtime/operation';
import type { BillingServices } from '../../../services.js';
import { forgetDownloads } from '../use-cases/forget-downloads.js';

/** Addresses are personal data that nobody needs for long; the log itself stays. */
export const forgetDownloadsDaily = defineJob({
  name: 'forget-downloads',
  cron: '15 4 * * *',
  run: (operation) => forgetDownloads(operation as Operation<BillingServices>),
});
