import type { Transaction } from '@gatefold/runtime/database';
import { addressTaken, signalPublicPage } from '../../../live-topics.js';
import { writeCreator, type Profile } from '../creator.repository.js';

/** Keeps the projection of a person equal to the event; pages that watch the person or the address read again. */
export async function keepCreator(tx: Transaction, profile: Profile): Promise<void> {
  await writeCreator(tx, profile);
  await signalPublicPage(tx, profile.userId);
  await tx.signal(addressTaken, profile.username);
}
