import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { tierChanged } from '@gatefold/schema';
import { changeBranding } from '../use-cases/change-branding.js';

/** The footer of a page follows the plan of its owner. */
export const onTierChanged = defineHandler(tierChanged, {
  name: 'portfolio-on-tier-changed',
  handle: (payload, tx: Transaction) => changeBranding(tx, payload),
});
