import { deleteOldIdempotencyKeys } from '@gatefold/runtime/idempotency';
import { defineJob } from '@gatefold/runtime/jobs';

/** An idempotency key is known for a day. */
export const deleteOldKeysDaily = defineJob({
  name: 'delete-old-idempotency-keys',
  cron: '50 3 * * *',
  run: async (operation) => {
    const count = await deleteOldIdempotencyKeys(operation);
    operation.log.info({ count }, 'old_idempotency_keys_deleted');
  },
});
