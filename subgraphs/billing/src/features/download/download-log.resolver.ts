import type { GraphContext } from '@gatefold/runtime/graphql';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProductType, toProductType } from '../../graph/product.type.js';
import { productById } from '../../products/product.loader.js';
import { DownloadLogType } from './download.type.js';

@Resolver(() => DownloadLogType)
export class DownloadLogResolver {
  @FieldResolver(() => ProductType, { description: 'What was downloaded.' })
  async product(@Root() log: DownloadLogType, @Ctx() context: GraphContext): Promise<ProductType> {
    const product = await context.load(productById, log.productId);
    if (!product) throw new Error('Products are never deleted, so a download has one');
    return toProductType(product);
  }
}
