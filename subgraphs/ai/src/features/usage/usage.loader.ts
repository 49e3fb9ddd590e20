import { defineLoader } from '@gatefold/runtime/graphql';
import { monthOf } from '../../metering/month.js';
import { countUsage, type UsageCount } from './usage-count.repository.js';

/** What people used this calendar month, many at once. */
export const usageThisMonth = defineLoader<UsageCount>({
  name: 'usage-this-month',
  batch: (tx, userIds) => countUsage(tx, userIds, monthOf(new Date())),
  keyOf: (count) => count.userId,
});
