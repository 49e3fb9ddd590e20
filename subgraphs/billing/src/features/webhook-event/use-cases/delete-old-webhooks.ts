import type { Operation } from '@gatefold/runtime/operation';
import type { BillingServices } from '../../../services.js';
import { deleteProcessedBefore } from '../../../webhooks/webhook-event.repository.js';

const batchSizeMax = 1_000;

/** Deletes what was processed long enough ago, a batch a transaction; resolves to the number. Dead events stay. */
export async function deleteOldWebhooks(operation: Operation<BillingServices>): Promise<number> {
  const days = operation.services.webhookKeptDays;
  let count = 0;
  for (;;) {
    const deleted = await operation.transaction((tx) => deleteProcessedBefore(tx, days, batchSizeMax));
    count += deleted;
    if (deleted < batchSizeMax) return count;
  }
}
