import type { Transaction } from '@gatefold/runtime/database';
import { LockMode } from '@mikro-orm/core';
import { ProductEntity } from '../../products/product.entity.js';
import { ProductUploadEntity } from './product-upload.entity.js';

/** A part of the list, newest first. */
export interface ProductPage {
  readonly first: number;
  /** uuid of the product before the page. */
  readonly afterId?: string | undefined;
}

/** Columns that administrators write. */
export type ProductValues = Omit<ProductEntity, 'id' | 'createdAt' | 'updatedAt' | 'filePath'>;

/** Up to `first` + 1 products: one more tells that another page follows. */
export function findProducts(tx: Transaction, { first, afterId }: ProductPage): Promise<ProductEntity[]> {
  const where = afterId === undefined ? {} : { id: { $lt: afterId } };
  return tx.em.find(ProductEntity, where, { orderBy: { id: 'desc' }, limit: first + 1 });
}

/** Inserts a product; undefined when its key is taken. */
export async function insertProduct(
  tx: Transaction,
  values: ProductValues,
): Promise<ProductEntity | undefined> {
  const [row] = await tx.sql(
    `insert into product (key, name, description, kind, current_version, docker_image, required_plan,
       required_entitlement, stripe_product_id, stripe_price_lookup_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (key) do nothing returning id`,
    [
      values.key,
      values.name,
      values.description,
      values.kind,
      values.currentVersion,
      values.dockerImage,
      values.requiredPlan,
      values.requiredEntitlement,
      values.stripeProductId,
      values.stripePriceLookupKey,
    ],
  );
  return row && tx.em.findOneOrFail(ProductEntity, { id: String(row['id']) });
}

/** Writes what was changed on a product. */
export async function saveProduct(tx: Transaction, product: ProductEntity): Promise<void> {
  product.updatedAt = new Date();
  await tx.em.flush();
}

/** An upload before it has an id. */
export type NewUpload = Omit<ProductUploadEntity, 'id' | 'finishedAt'>;

/** Notes an upload that is to come. */
export async function insertUpload(tx: Transaction, upload: NewUpload): Promise<void> {
  await tx.sql(
    `insert into product_upload
       (product_id, version, file_name, size_bytes, sha256, token_hash, expires_at, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      upload.productId,
      upload.version,
      upload.fileName,
      upload.sizeBytes,
      upload.sha256,
      upload.tokenHash,
      upload.expiresAt.toISOString(),
      upload.createdBy,
    ],
  );
}

/** The upload with this token, null when there is none. */
export function findUpload(tx: Transaction, tokenHash: Buffer): Promise<ProductUploadEntity | null> {
  return tx.em.findOne(ProductUploadEntity, { tokenHash });
}

/** The upload, locked until the transaction ends. */
export function lockUpload(tx: Transaction, id: string): Promise<ProductUploadEntity> {
  return tx.em.findOneOrFail(ProductUploadEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}
