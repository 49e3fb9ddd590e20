import { tierChanged } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { applyTier } from '../use-cases/apply-tier.js';

/** Keeps the tier of a person as billing last computed it. */
export const onTierChanged = defineHandler(tierChanged, {
  name: 'on-tier-changed',
  handle: (payload, tx: Transaction) => applyTier(tx, payload),
});
