import { defineJob } from '@gatefold/runtime/jobs';
import { closeDuePeriods } from '../../../usage/sweep-usage.js';

/** Rolls calendar months, and catches what ended at another day and was not touched since (SV-20, SV-26). */
export const closeDuePeriodsEveryMonth = defineJob({
  name: 'close-usage-periods',
  cron: '0 0 1 * *',
  run: async (operation) => {
    operation.log.info({ count: await closeDuePeriods(operation) }, 'usage_periods_closed');
  },
});
