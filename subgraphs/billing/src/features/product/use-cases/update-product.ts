import { fromGlobalId } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { fail, ok, type Failure, type Operation, type Result } from '@gatefold/runtime/operation';
import type { ProductEntity } from '../../../products/product.entity.js';
import { findProductFile, lockProduct } from '../../../products/product.repository.js';
import { productNotFound } from '../product.errors.js';
import { canManageProducts } from '../product.policy.js';
import { saveProduct } from '../product.repository.js';
import type { ProductTerms } from './create-product.js';

/** What to change on the product with this global id; what is undefined stays as it is. */
export interface ProductChanges extends ProductTerms {
  readonly productId: string;
  readonly name?: string | null;
}

/** Changes a product, by an administrator; links made before keep handing out the version that they are for. */
export async function updateProduct(
  operation: Operation,
  input: ProductChanges,
): Promise<Result<ProductEntity>> {
  if (!canManageProducts(operation.actor)) return fail('FORBIDDEN', 'Only administrators change products.');
  const id = fromGlobalId('Product', input.productId);
  if (id === undefined) return productNotFound();
  return operation.transaction(async (tx) => {
    const product = await lockProduct(tx, id);
    if (!product) return productNotFound();
    const failure = await changeVersion(tx, product, input);
    if (failure) return failure;
    product.name = input.name ?? product.name;
    product.description = input.description ?? product.description;
    if (input.requiredPlan !== undefined) product.requiredPlan = input.requiredPlan;
    if (input.requiredEntitlement !== undefined) product.requiredEntitlement = input.requiredEntitlement;
    if (input.stripeProductId !== undefined) product.stripeProductId = input.stripeProductId;
    if (input.priceLookupKey !== undefined) product.stripePriceLookupKey = input.priceLookupKey;
    await saveProduct(tx, product);
    return ok(product);
  });
}

async function changeVersion(
  tx: Transaction,
  product: ProductEntity,
  { dockerImage, currentVersion }: ProductChanges,
): Promise<Failure | undefined> {
  if (product.kind === 'CONTAINER_IMAGE') {
    product.dockerImage = dockerImage ?? product.dockerImage;
    product.currentVersion = currentVersion ?? product.currentVersion;
    return undefined;
  }
  if (dockerImage) return fail('BAD_USER_INPUT', 'A file has no dockerImage.', ['input', 'dockerImage']);
  if (!currentVersion || currentVersion === product.currentVersion) return undefined;
  const file = await findProductFile(tx, product.id, currentVersion);
  if (!file) {
    return fail('NOT_FOUND', `There is no file of version ${currentVersion}. Upload it first.`, [
      'input',
      'currentVersion',
    ]);
  }
  product.currentVersion = currentVersion;
  product.filePath = file.path;
  return undefined;
}
