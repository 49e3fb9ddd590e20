import type { Operation } from '@gatefold/runtime/operation';
import { findPeopleDue } from '../../../grants/announced-tier.repository.js';
import { announceTier } from '../../../grants/announce-tier.js';

const batchSizeMax = 500;

/**
 * Announces the tier of everybody whose grants began or ended by the passing of time; resolves to how many people
 * were looked at. Each person is a transaction of their own, so one that fails holds nobody up who came before.
 */
export async function announceDueTiers(operation: Operation): Promise<number> {
  let count = 0;
  for (;;) {
    const userIds = await operation.read((tx) => findPeopleDue(tx, batchSizeMax));
    for (const userId of userIds) await operation.transaction((tx) => announceTier(tx, userId));
    count += userIds.length;
    if (userIds.length < batchSizeMax) return count;
  }
}
