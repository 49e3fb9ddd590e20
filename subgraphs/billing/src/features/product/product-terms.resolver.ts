import { TierEnum, type GraphContext } from '@gatefold/runtime/graphql';
import type { Tier } from '@gatefold/schema';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { ProductType } from '../../graph/product.type.js';
import { filesOfProducts } from './product-files.loader.js';
import { ProductFileType, toProductFileType } from './product-file.type.js';
import { canManageProducts } from './product.policy.js';

const forAdministrators = 'Administrators only, else null.';

/** What administrators see of a product beside everybody: its terms, where its image lies and which files it has. */
@Resolver(() => ProductType)
export class ProductTermsResolver {
  @FieldResolver(() => TierEnum, {
    nullable: true,
    description: `Lowest plan that includes it; null without one. ${forAdministrators}`,
  })
  requiredPlan(@Root() { row }: ProductType, @Ctx() { actor }: GraphContext): Tier | null {
    return canManageProducts(actor) ? row.requiredPlan : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `Entitlement key that includes it; null without one. ${forAdministrators}`,
  })
  requiredEntitlement(@Root() { row }: ProductType, @Ctx() { actor }: GraphContext): string | null {
    return canManageProducts(actor) ? row.requiredEntitlement : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `Registry and repository of a container image. ${forAdministrators}`,
  })
  dockerImage(@Root() { row }: ProductType, @Ctx() { actor }: GraphContext): string | null {
    return canManageProducts(actor) ? row.dockerImage : null;
  }

  @FieldResolver(() => [ProductFileType], {
    nullable: true,
    description: `Its newest 100 files, newest first; one that an operator laid there is listed after its first download. ${forAdministrators}`,
  })
  async files(@Root() { row }: ProductType, @Ctx() context: GraphContext): Promise<ProductFileType[] | null> {
    if (!canManageProducts(context.actor)) return null;
    const found = await context.load(filesOfProducts, row.id);
    return (found?.files ?? []).map(toProductFileType);
  }
}
