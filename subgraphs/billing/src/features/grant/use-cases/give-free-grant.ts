import type { Transaction } from '@gatefold/runtime/database';
import { insertGrant } from '../../../grants/grant-change.repository.js';
import { announceTier } from '../../../grants/announce-tier.js';

/** Puts a new person on the free plan; nothing happens when that was done before. */
export async function giveFreeGrant(tx: Transaction, userId: string): Promise<void> {
  const grant = await insertGrant(tx, {
    userId,
    planKey: 'FREE',
    source: 'REGISTRATION',
    sourceRef: userId,
    reason: 'Every account starts on the free plan.',
    endsAt: null,
  });
  if (grant) await announceTier(tx, userId);
}
