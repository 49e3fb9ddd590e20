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

/** Most files of one product that are listed. */
const listedFilesMax = 100;

/** The newest files of each of these products, newest first. */
export async function findFilesOf(
  tx: Transaction,
  productIds: readonly string[],
): Promise<readonly ProductFileEntity[]> {
  const rows = await tx.sql(
    `select id from (
       select id, row_number() over (partition by product_id order by id desc) as place
       from product_file where product_id = any($1)) as file
     where place <= $2`,
    [[...productIds], listedFilesMax],
  );
  const ids = rows.map(({ id }) => String(id));
  return tx.em.find(ProductFileEntity, { id: { $in: ids } }, { orderBy: { id: 'desc' } });
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
