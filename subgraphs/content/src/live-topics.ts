import type { Transaction } from '@gatefold/runtime/database';
import type { LiveTopic } from '@gatefold/runtime/live';

/** What visitors of a person's page may notice; key: uuid of the owner. */
export const publicPage: LiveTopic = { name: 'public-page' };

/** What the owner may notice of the own page, drafts included; key: uuid of the owner. */
export const ownPage: LiveTopic = { name: 'own-page' };

/** An address got its first or another owner; key: username. */
export const addressTaken: LiveTopic = { name: 'address-taken' };

/** Something that everybody sees on a person's page changed: visitors and the owner read again. */
export async function signalPublicPage(tx: Transaction, ownerId: string): Promise<void> {
  await tx.signal(publicPage, ownerId);
  await tx.signal(ownPage, ownerId);
}
