import { usageCompleted } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { commitReservation } from '../../../usage/commit-usage.js';

/** Counts work whose commit did not get through; units that are gone by then are not charged. */
export const onUsageCompleted = defineHandler(usageCompleted, {
  name: 'commit-usage-on-usage-completed',
  handle: async ({ reservationId }, tx: Transaction) => {
    await commitReservation(tx, reservationId);
  },
});
