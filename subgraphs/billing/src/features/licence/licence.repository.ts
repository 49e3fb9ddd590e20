import type { Transaction } from '@gatefold/runtime/database';
import { LockMode } from '@mikro-orm/core';
import { LicenceEntity } from './licence.entity.js';

/** The standing licence of a person for a product, null when there is none. */
export function findLicence(
  tx: Transaction,
  userId: string,
  productId: string,
): Promise<LicenceEntity | null> {
  return tx.em.findOne(LicenceEntity, { userId, productId, revokedAt: null });
}

/** Whether a licence of the person for the product was ever taken back. */
export async function wasRevoked(tx: Transaction, userId: string, productId: string): Promise<boolean> {
  return (await tx.em.count(LicenceEntity, { userId, productId, revokedAt: { $ne: null } })) > 0;
}

/** The licence with this key, whether it stands or not. */
export function findLicenceByKey(tx: Transaction, key: string): Promise<LicenceEntity | null> {
  return tx.em.findOne(LicenceEntity, { key });
}

/** The licence, locked until the transaction ends; null when there is none. */
export function lockLicence(tx: Transaction, id: string): Promise<LicenceEntity | null> {
  return tx.em.findOne(LicenceEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** Inserts a licence unless one stands; resolves to the one that stands. */
export async function insertLicence(
  tx: Transaction,
  { userId, productId, key }: Pick<LicenceEntity, 'userId' | 'productId' | 'key'>,
): Promise<LicenceEntity> {
  await tx.sql(
    `insert into licence (user_id, product_id, key) values ($1, $2, $3)
     on conflict (user_id, product_id) where revoked_at is null do nothing`,
    [userId, productId, key],
  );
  return tx.em.findOneOrFail(LicenceEntity, { userId, productId, revokedAt: null });
}

/** Ends a licence at `at`. */
export async function markLicenceRevoked(tx: Transaction, licence: LicenceEntity, at: Date): Promise<void> {
  licence.revokedAt = at;
  await tx.em.flush();
}
