import { defineJob } from '@gatefold/runtime/jobs';
import type { Operation } from '@gatefold/runtime/operation';
import type { BillingServices } from '../../../services.js';
import { deleteOldWebhooks } from '../use-cases/delete-old-webhooks.js';

/** Webhooks hold personal data, and senders repeat an event for days, not for months. */
export const deleteOldWebhooksDaily = defineJob({
  name: 'delete-old-webhooks',
  cron: '45 3 * * *',
  run: async (operation) => {
    const count = await deleteOldWebhooks(operation as Operation<BillingServices>);
    operation.log.info({ count }, 'old_webhooks_deleted');
  },
});
