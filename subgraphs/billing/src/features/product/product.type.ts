import { PageInfo, Payload, toConnection, type ConnectionArgs, type Page } from '@gatefold/runtime/graphql';
import { Field, Float, ObjectType } from 'type-graphql';
import { PlanType, toPlanType } from '../../graph/plan.type.js';
import { ProductType, toProductType } from '../../graph/product.type.js';
import type { ProductAccess } from '../../products/decide-access.js';
import type { ProductEntity } from '../../products/product.entity.js';

/** Whether the caller may download a product. */
@ObjectType('ProductAccess', { description: 'Whether the caller may download a product, and why.' })
export class ProductAccessType {
  @Field(() => Boolean, { description: 'Whether the caller may download it now.' })
  allowed!: boolean;

  @Field(() => String, { description: 'A sentence for the person: why, or what to do.' })
  reason!: string;

  @Field(() => PlanType, {
    nullable: true,
    description: 'The lowest plan that includes it, null when no plan does.',
  })
  cheapestPlan!: PlanType | null;
}

@ObjectType('ProductEdge', { description: 'A product in a list.' })
export class ProductEdge {
  @Field(() => ProductType, { description: 'The product.' })
  node!: ProductType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('ProductConnection', { description: 'One page of products.' })
export class ProductConnection {
  @Field(() => [ProductEdge], { description: 'The products with their cursors.' })
  edges!: readonly ProductEdge[];

  @Field(() => [ProductType], { description: 'The products.' })
  nodes!: readonly ProductType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}

/** Outcome of `createProduct`. */
@ObjectType('CreateProductPayload', { description: 'Outcome of createProduct.' })
export class CreateProductPayload extends Payload {
  @Field(() => ProductType, { nullable: true, description: 'The new product.' })
  product?: ProductType;
}

/** Outcome of `updateProduct`. */
@ObjectType('UpdateProductPayload', { description: 'Outcome of updateProduct.' })
export class UpdateProductPayload extends Payload {
  @Field(() => ProductType, { nullable: true, description: 'The product, changed.' })
  product?: ProductType;
}

/** Outcome of `createProductFileUpload`. */
@ObjectType('CreateProductFileUploadPayload', { description: 'Outcome of createProductFileUpload.' })
export class CreateProductFileUploadPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description:
      'Where to PUT the bytes, in order: `?offset=` tells how many came before. Secret, good for this file alone.',
  })
  url?: string;

  @Field(() => Float, { nullable: true, description: 'Most bytes of one PUT.' })
  partBytesMax?: number;

  @Field(() => Date, { nullable: true, description: 'Until when it can be uploaded.' })
  expiresAt?: Date;
}

/** An answer as clients see it. */
export function toProductAccessType({ allowed, reason, cheapestPlan }: ProductAccess): ProductAccessType {
  return { allowed, reason, cheapestPlan: cheapestPlan && toPlanType(cheapestPlan) };
}

/** A page as its connection. */
export function toProductConnection(page: Page<ProductEntity>, args: ConnectionArgs): ProductConnection {
  return toConnection(page, args, { node: toProductType, cursor: ({ id }) => [id] });
}
