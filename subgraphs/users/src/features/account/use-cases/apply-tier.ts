import type { Tier } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { updateTier } from '../account.repository.js';

/** A person's tier as billing computed it. */
export interface TierChange {
  readonly userId: string;
  readonly tier: Tier;
  /** Grows with every change of this person's tier. */
  readonly sequence: number;
}

/** Takes over a tier unless a later one is known already; any order and any number of deliveries give one outcome. */
export async function applyTier(tx: Transaction, { userId, tier, sequence }: TierChange): Promise<void> {
  await updateTier(tx, userId, tier, sequence);
}
