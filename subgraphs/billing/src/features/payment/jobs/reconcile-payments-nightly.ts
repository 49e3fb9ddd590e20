import { defineJob } from '@gatefold/runtime/jobs';
import type { BillingServices } from '../../../services.js';
import { reconcilePayments } from '../use-cases/reconcile-payments.js';

/** Finds what no webhook told of. */
export const reconcilePaymentsNightly = defineJob({
  name: 'reconcile-payments',
  cron: '40 2 * * *',
  run: async (operation) => {
    const { stripe } = operation.services as BillingServices;
    if (!stripe) return;
    operation.log.info({ count: await reconcilePayments(operation, stripe) }, 'payments_reconciled');
  },
});
