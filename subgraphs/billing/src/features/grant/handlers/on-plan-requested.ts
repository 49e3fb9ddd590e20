import { planRequested } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { repeatTier } from '../../../grants/announce-tier.js';

/** A subgraph that missed what was announced about a person is told again. */
export const onPlanRequested = defineHandler(planRequested, {
  name: 'repeat-tier-on-plan-requested',
  handle: ({ userId }, tx: Transaction) => repeatTier(tx, userId),
});
