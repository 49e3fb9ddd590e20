import { defineFeature } from '@gatefold/runtime/features';
import { productReference } from '../../graph/product.reference.js';
import { ProductType } from '../../graph/product.type.js';
import { GrantEntity } from '../../grants/grant.entity.js';
import { ProductFileEntity } from '../../products/product-file.entity.js';
import { ProductEntity } from '../../products/product.entity.js';
import { ProductUploadEntity } from './product-upload.entity.js';
import { ProductTermsResolver } from './product-terms.resolver.js';
import { ProductResolver } from './product.resolver.js';
import { SaleResolver } from './sale.resolver.js';
import { uploadRoute } from './upload.resolver.js';

export default defineFeature({
  name: 'product',
  entities: [GrantEntity, ProductEntity, ProductFileEntity, ProductUploadEntity],
  resolvers: [ProductResolver, ProductTermsResolver, SaleResolver],
  orphanedTypes: [ProductType],
  references: [productReference],
  routes: [uploadRoute],
});
