import type { Operation } from '@gatefold/runtime/operation';
import type { ProductEntity } from '../../../products/product.entity.js';
import { findProducts, type ProductPage } from '../product.repository.js';

/** What there is to download, newest first. */
export async function listProducts(
  operation: Operation,
  page: ProductPage,
): Promise<{ rows: readonly ProductEntity[]; hasNextPage: boolean }> {
  const found = await operation.read((tx) => findProducts(tx, page));
  return { rows: found.slice(0, page.first), hasNextPage: found.length > page.first };
}
