import { defineJob } from '@gatefold/runtime/jobs';
import { announceDueTiers } from '../use-cases/announce-due-tiers.js';

/** Time ends grants without anybody acting; within a minute the tier follows. */
export const announceDueTiersEveryMinute = defineJob({
  name: 'announce-due-tiers',
  cron: '* * * * *',
  run: async (operation) => {
    const count = await announceDueTiers(operation);
    if (count > 0) operation.log.info({ count }, 'due_tiers_announced');
  },
});
