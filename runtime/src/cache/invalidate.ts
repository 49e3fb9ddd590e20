import type { Transaction } from '../database/index.js';
import type { LiveTopic } from '../live/index.js';
import { bumpCategory, bumpEntry } from './cache-entry.repository.js';
import type { CacheCategory } from './cache-category.js';

/** Signalled with the name of a category, or with {@link addressOf} an entry, that is old in every process. */
export const cacheTopic: LiveTopic = { name: 'cache' };

/** One name for category and key; a category holds no colon. */
export function addressOf(category: CacheCategory, key: string): string {
  return `${category.name}:${key}`;
}

/** From the commit on, nobody gets what was loaded of this category before; as the service. */
export async function invalidateCategory(tx: Transaction, category: CacheCategory): Promise<void> {
  await bumpCategory(tx, category.name);
  await tx.signal(cacheTopic, category.name);
}

/** From the commit on, nobody gets what was loaded under this key before; as the service. */
export async function invalidateEntry(tx: Transaction, category: CacheCategory, key: string): Promise<void> {
  await bumpEntry(tx, category.name, key);
  await tx.signal(cacheTopic, addressOf(category, key));
}
