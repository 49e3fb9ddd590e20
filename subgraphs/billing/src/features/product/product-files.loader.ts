import { defineLoader } from '@gatefold/runtime/graphql';
import type { ProductFileEntity } from '../../products/product-file.entity.js';
import { findFilesOf } from '../../products/product.repository.js';

/** The newest files of one product. */
export interface FilesOfProduct {
  readonly productId: string;
  readonly files: readonly ProductFileEntity[];
}

/** Files of many products at once, newest first; a product without files has an empty list. */
export const filesOfProducts = defineLoader<FilesOfProduct>({
  name: 'files-of-products',
  batch: async (tx, productIds) => {
    const files = Map.groupBy(await findFilesOf(tx, productIds), ({ productId }) => productId);
    return productIds.map((productId) => ({ productId, files: files.get(productId) ?? [] }));
  },
  keyOf: ({ productId }) => productId,
});
