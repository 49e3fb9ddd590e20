import { defineJob } from '@gatefold/runtime/jobs';
import type { BillingServices } from '../../../services.js';
import { reconcileSubscriptions } from '../use-cases/reconcile-subscriptions.js';

/** Finds what no webhook told of. */
export const reconcileSubscriptionsNightly = defineJob({
  name: 'reconcile-subscriptions',
  cron: '20 2 * * *',
  run: async (operation) => {
    const { stripe } = operation.services as BillingServices;
    if (!stripe) return;
    const { lookedAt, differing, fixed } = await reconcileSubscriptions(operation, stripe);
    operation.log.info({ lookedAt, differing, fixed }, 'subscriptions_reconciled');
  },
});
