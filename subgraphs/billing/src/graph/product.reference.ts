import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { productById } from '../products/product.loader.js';
import { toProductType } from './product.type.js';

/** A product by global id; null when there is none. */
export const productReference = defineReference({
  typeName: 'Product',
  resolve: async (key, context) => {
    const id = fromGlobalId('Product', String(key['id']));
    const product = id === undefined ? undefined : await context.load(productById, id);
    return product ? toProductType(product) : null;
  },
});
