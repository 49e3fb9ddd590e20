import type { Transaction } from '@gatefold/runtime/database';
import { LockMode } from '@mikro-orm/core';
import { ProductFileEntity } from './product-file.entity.js';
import { ProductEntity } from './product.entity.js';

/** The product, null when there is none. */
export function findProduct(tx: Transaction, id: string): Promise<ProductEntity | null> {
  return tx.em.findOne(ProductEntity, { id });
}

/** The product with this name for machines, null when there is none. */
export function findProductByKey(tx: Transaction, key: string): Promise<ProductEntity | null> {
  return tx.em.findOne(ProductEntity, { key });
}

/** The product, locked until the transaction ends; null when there is none. */
export function lockProduct(tx: Transaction, id: string): Promise<ProductEntity | null> {
  return tx.em.findOne(ProductEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

/** The file of a version, null when there is none yet. */
export function findProductFile(
  tx: Transaction,
  productId: string,
  version: string,
): Promise<ProductFileEntity | null> {
  return tx.em.findOne(ProductFileEntity, { productId, version });
}

/** Notes the file of a version; whoever notes one first is right. */
export async function insertProductFile(
  tx: Transaction,
  file: Omit<ProductFileEntity, 'id' | 'createdAt'>,
): Promise<ProductFileEntity> {
  const { productId, version, path, fileName, sizeBytes, sha256 } = file;
  await tx.sql(
    `insert into product_file (product_id, version, path, file_name, size_bytes, sha256)
     values ($1, $2, $3, $4, $5, $6) on conflict (product_id, version) do nothing`,
    [productId, version, path, fileName, sizeBytes, sha256],
  );
  return tx.em.findOneOrFail(ProductFileEntity, { productId, version });
}
