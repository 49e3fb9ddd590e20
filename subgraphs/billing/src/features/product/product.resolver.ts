import {
  Access,
  ConnectionArgs,
  decodeCursor,
  toPayload,
  type GraphContext,
} from '@gatefold/runtime/graphql';
import type { Operation } from '@gatefold/runtime/operation';
import { isUUID } from 'class-validator';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ProductType, toProductType } from '../../graph/product.type.js';
import { decideAccess } from '../../products/decide-access.js';
import { holdingsOfPeople } from '../../products/holdings.loader.js';
import type { BillingServices } from '../../services.js';
import { CreateProductFileUploadInput, CreateProductInput, UpdateProductInput } from './product.input.js';
import {
  CreateProductFileUploadPayload,
  CreateProductPayload,
  ProductAccessType,
  ProductConnection,
  toProductAccessType,
  toProductConnection,
  UpdateProductPayload,
} from './product.type.js';
import { createProduct } from './use-cases/create-product.js';
import { createProductFileUpload } from './use-cases/create-product-file-upload.js';
import { listProducts } from './use-cases/list-products.js';
import { updateProduct } from './use-cases/update-product.js';

@Resolver(() => ProductType)
export class ProductResolver {
  @Access('public')
  @Query(() => ProductConnection, { nullable: true, description: 'What there is to download, newest first.' })
  async products(
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<ProductConnection> {
    const afterId = args.after == null ? undefined : uuidOfCursor(args.after);
    return toProductConnection(await listProducts(context, { first: args.first, afterId }), args);
  }

  @FieldResolver(() => ProductAccessType, { description: 'Whether the caller may download it, and why.' })
  async access(@Root() product: ProductType, @Ctx() context: GraphContext): Promise<ProductAccessType> {
    const { actor } = context;
    const holdings = actor.kind === 'member' ? await context.load(holdingsOfPeople, actor.userId) : undefined;
    return toProductAccessType(decideAccess(product.row, holdings));
  }

  @Access('admin')
  @Mutation(() => CreateProductPayload, {
    description:
      'Add a product; an image can be pulled at once, a file when it was uploaded. Administrators only.',
  })
  async createProduct(
    @Arg('input', () => CreateProductInput, { description: 'The product.' }) input: CreateProductInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<CreateProductPayload>> {
    return toPayload(await createProduct(context, input), (row) => ({ product: toProductType(row) }));
  }

  @Access('admin')
  @Mutation(() => UpdateProductPayload, {
    description: 'Change a product, also to which version is handed out. Administrators only.',
  })
  async updateProduct(
    @Arg('input', () => UpdateProductInput, { description: 'What to change.' }) input: UpdateProductInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<UpdateProductPayload>> {
    return toPayload(await updateProduct(context, input), (row) => ({ product: toProductType(row) }));
  }

  @Access('admin')
  @Mutation(() => CreateProductFileUploadPayload, {
    description:
      'Announce a file. When all of its bytes have arrived it becomes the current version. Administrators only.',
  })
  async createProductFileUpload(
    @Arg('input', () => CreateProductFileUploadInput, { description: 'The file.' })
    input: CreateProductFileUploadInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<CreateProductFileUploadPayload>> {
    const operation = context as unknown as Operation<BillingServices>;
    return toPayload(await createProductFileUpload(operation, input), (upload) => upload);
  }
}

function uuidOfCursor(cursor: string): string {
  const [id] = decodeCursor(cursor, 1, ([part]) => isUUID(part));
  return String(id);
}
