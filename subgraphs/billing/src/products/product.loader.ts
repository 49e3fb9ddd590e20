import { defineLoader } from '@gatefold/runtime/graphql';
import { ProductEntity } from './product.entity.js';

/** Products by id, many at once. */
export const productById = defineLoader<ProductEntity>({
  name: 'product-by-id',
  batch: (tx, ids) => tx.em.find(ProductEntity, { id: { $in: [...ids] } }),
  keyOf: (product) => product.id,
});
