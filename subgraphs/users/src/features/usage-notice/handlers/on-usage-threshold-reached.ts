import { usageThresholdReached } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { sendUsageAlert } from '../use-cases/send-usage-alert.js';

/** A person is told by e-mail that a limit or their spending cap comes near, or is reached. */
export const onUsageThresholdReached = defineHandler(usageThresholdReached, {
  name: 'on-usage-threshold-reached',
  handle: (threshold, tx: Transaction) => sendUsageAlert(tx, threshold),
});
