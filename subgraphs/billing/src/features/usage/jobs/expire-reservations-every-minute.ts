import { defineJob } from '@gatefold/runtime/jobs';
import { expireDueReservations } from '../../../usage/sweep-usage.js';

/** Gives back what was held by work that never reported; the next reservation of the person would do so as well. */
export const expireReservationsEveryMinute = defineJob({
  name: 'expire-usage-reservations',
  cron: '* * * * *',
  run: async (operation) => {
    const count = await expireDueReservations(operation);
    if (count > 0) operation.log.info({ count }, 'usage_reservations_expired');
  },
});
