import type { Tier } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { ProductEntity, ProductKind } from '../../../products/product.entity.js';
import { keyTaken } from '../product.errors.js';
import { canManageProducts } from '../product.policy.js';
import { insertProduct } from '../product.repository.js';

/** What both creating and changing a product can set; null is none. */
export interface ProductTerms {
  readonly description?: string | null;
  readonly dockerImage?: string | null;
  readonly currentVersion?: string | null;
  readonly requiredPlan?: Tier | null;
  readonly requiredEntitlement?: string | null;
  readonly stripeProductId?: string | null;
  readonly priceLookupKey?: string | null;
}

/** A product before it has an id. */
export interface NewProduct extends ProductTerms {
  readonly key: string;
  readonly name: string;
  readonly kind: ProductKind;
}

/** Adds a product, by an administrator. An image needs its place and version; a file comes by upload. */
export async function createProduct(operation: Operation, input: NewProduct): Promise<Result<ProductEntity>> {
  if (!canManageProducts(operation.actor)) return fail('FORBIDDEN', 'Only administrators add products.');
  const isImage = input.kind === 'CONTAINER_IMAGE';
  if (isImage && !(input.dockerImage && input.currentVersion)) {
    return fail('BAD_USER_INPUT', 'A container image needs dockerImage and currentVersion.', [
      'input',
      'dockerImage',
    ]);
  }
  if (!isImage && (input.dockerImage || input.currentVersion)) {
    return fail('BAD_USER_INPUT', 'A file gets its version with its upload, and has no dockerImage.', [
      'input',
      input.dockerImage ? 'dockerImage' : 'currentVersion',
    ]);
  }
  return operation.transaction(async (tx) => {
    const product = await insertProduct(tx, {
      key: input.key,
      name: input.name,
      description: input.description ?? '',
      kind: input.kind,
      currentVersion: input.currentVersion ?? null,
      dockerImage: input.dockerImage ?? null,
      requiredPlan: input.requiredPlan ?? null,
      requiredEntitlement: input.requiredEntitlement ?? null,
      stripeProductId: input.stripeProductId ?? null,
      stripePriceLookupKey: input.priceLookupKey ?? null,
    });
    return product ? ok(product) : keyTaken();
  });
}
