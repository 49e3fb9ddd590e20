import { tierChanged } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { followPlan } from '../use-cases/follow-plan.js';

/** A smaller plan gives notice to what does not fit into it, a larger one makes it live again. */
export const onTierChanged = defineHandler(tierChanged, {
  name: 'project-on-tier-changed',
  handle: (payload, tx: Transaction) => followPlan(tx, payload),
});
