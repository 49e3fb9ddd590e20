import { defineFeature } from '@gatefold/runtime/features';
import { productReference } from '../../graph/product.reference.js';
import { ProductType } from '../../graph/product.type.js';
import { GrantEntity } from '../../grants/grant.entity.js';
import { ProductEntity } from '../../products/product.entity.js';
import { LicenceEntity } from './licence.entity.js';
import { LicenceResolver } from './licence.resolver.js';

export default defineFeature({
  name: 'licence',
  entities: [GrantEntity, ProductEntity, LicenceEntity],
  resolvers: [LicenceResolver],
  orphanedTypes: [ProductType],
  references: [productReference],
});
