import { basename } from 'node:path';
import type { Operation } from '@gatefold/runtime/operation';
import type { ProductFileEntity } from '../../../products/product-file.entity.js';
import type { ProductEntity } from '../../../products/product.entity.js';
import { findProductFile, insertProductFile } from '../../../products/product.repository.js';
import type { BillingServices } from '../../../services.js';

/**
 * The file of a product's current version, undefined while it has none. The first time that somebody wants a file that
 * an operator laid there, its size and hash are noted: so a row of a product is all that it takes.
 */
export async function currentFile(
  operation: Operation<BillingServices>,
  { id: productId, currentVersion: version, filePath: path }: ProductEntity,
): Promise<ProductFileEntity | undefined> {
  if (version === null) return undefined;
  const known = await operation.read((tx) => findProductFile(tx, productId, version));
  if (known ?? path === null) return known ?? undefined;
  const stored = await operation.services.downloads.files.inspect(path);
  if (!stored) return undefined;
  return operation
    .asService('billing')
    .transaction((tx) =>
      insertProductFile(tx, { productId, version, path, fileName: basename(path), ...stored }),
    );
}
