import { tierChanged } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { entitlementTopic } from '../entitlements/entitlement-topic.js';
import { productAccessTopic } from '../products/product-access-topic.js';
import { findGrantsOf, readClock } from './grant.repository.js';
import { nextChangeAt, tierOf } from './live-grants.js';
import { tierTopic } from './tier-topic.js';
import { lockAnnouncedTier, saveAnnouncedTier } from './announced-tier.repository.js';

/**
 * Computes a person's tier from their grants and, when it differs from what was announced last, announces it with
 * the next sequence number. Changes of one person take turns here, so numbers strictly increase and the last
 * announcement is the true one. Call it after every change of grants, in the same transaction.
 */
export async function announceTier(tx: Transaction, userId: string): Promise<void> {
  const announced = await lockAnnouncedTier(tx, userId);
  const at = await readClock(tx);
  const grants = await findGrantsOf(tx, [userId]);
  const tier = tierOf(grants, at);
  const isNews = tier !== announced.tier;
  const sequence = isNews ? announced.sequence + 1 : announced.sequence;
  await saveAnnouncedTier(tx, userId, { tier, sequence }, nextChangeAt(grants, at));
  await tx.signal(entitlementTopic, userId);
  if (!isNews) return;
  await tx.record(tierChanged, { userId, tier, previousTier: announced.tier, sequence }, userId);
  await tx.signal(tierTopic, userId);
  await tx.signal(productAccessTopic, userId);
}

/**
 * Announces again, under its number, what was announced last: who knows it ignores it. Nothing for whom nobody has heard of.
 */
export async function repeatTier(tx: Transaction, userId: string): Promise<void> {
  const { tier, sequence } = await lockAnnouncedTier(tx, userId);
  if (tier === null) return;
  await tx.record(tierChanged, { userId, tier, previousTier: tier, sequence }, userId);
}
