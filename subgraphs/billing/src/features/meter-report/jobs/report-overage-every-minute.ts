import { defineJob } from '@gatefold/runtime/jobs';
import type { BillingServices } from '../../../services.js';
import { reportOverage } from '../../../stripe/report-overage.js';

/** Tells Stripe of overage soon, so that it is on the invoice of its period. */
export const reportOverageEveryMinute = defineJob({
  name: 'report-overage',
  cron: '* * * * *',
  run: async (operation) => {
    const { stripe } = operation.services as BillingServices;
    if (!stripe) return;
    const { reported, failed } = await reportOverage(operation, stripe);
    if (reported + failed > 0) operation.log.info({ reported, failed }, 'overage_reported');
  },
});
