import { defineFeature } from '@gatefold/runtime/features';
import { productReference } from '../../graph/product.reference.js';
import { ProductType } from '../../graph/product.type.js';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { GrantEntity } from '../../grants/grant.entity.js';
import { ProductFileEntity } from '../../products/product-file.entity.js';
import { ProductEntity } from '../../products/product.entity.js';
import { DownloadLogEntity } from './download-log.entity.js';
import { DownloadTokenEntity } from './download-token.entity.js';
import { DownloadLogResolver } from './download-log.resolver.js';
import { DownloadResolver } from './download.resolver.js';
import { fileRoutes } from './file.resolver.js';
import { forgetDownloadsDaily } from './jobs/forget-downloads-daily.js';
import { registryRoutes } from './registry.resolver.js';

export default defineFeature({
  name: 'download',
  entities: [GrantEntity, ProductEntity, ProductFileEntity, DownloadTokenEntity, DownloadLogEntity],
  resolvers: [DownloadResolver, DownloadLogResolver],
  orphanedTypes: [ProductType, UserType],
  references: [productReference, userReference],
  routes: [...fileRoutes, ...registryRoutes],
  jobs: [forgetDownloadsDaily],
});
