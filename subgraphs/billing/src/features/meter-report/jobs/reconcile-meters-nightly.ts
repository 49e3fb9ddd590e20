import { defineJob } from '@gatefold/runtime/jobs';
import type { BillingServices } from '../../../services.js';
import { reconcileMeters } from '../use-cases/reconcile-meters.js';

/** Compares ledger, reports and what Stripe counted. */
export const reconcileMetersNightly = defineJob({
  name: 'reconcile-meters',
  cron: '10 4 * * *',
  run: async (operation) => {
    const { stripe } = operation.services as BillingServices;
    if (!stripe) return;
    const { lookedAt, differences } = await reconcileMeters(operation, stripe);
    operation.log.info({ lookedAt, differing: differences.length }, 'meters_reconciled');
  },
});
