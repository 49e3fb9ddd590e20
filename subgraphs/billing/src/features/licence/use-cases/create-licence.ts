import { fromGlobalId } from '@gatefold/schema';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { decideAccess } from '../../../products/decide-access.js';
import { holdingsOf } from '../../../products/holdings.loader.js';
import { findProduct } from '../../../products/product.repository.js';
import { newLicenceKey } from './licence-key.js';
import type { LicenceEntity } from '../licence.entity.js';
import { licenceWithdrawn, productNotFound } from '../licence.errors.js';
import { findLicence, insertLicence, wasRevoked } from '../licence.repository.js';

/** The caller's licence for a product that is open to them; the one that stands, or the first. */
export async function createLicence(
  operation: Operation,
  globalProductId: string,
): Promise<Result<LicenceEntity>> {
  const { actor } = operation;
  if (actor.kind !== 'member') return fail('UNAUTHENTICATED', 'Sign in to get a licence.');
  const { userId } = actor;
  const productId = fromGlobalId('Product', globalProductId);
  if (productId === undefined) return productNotFound();
  return operation.asService('billing').transaction(async (tx) => {
    const product = await findProduct(tx, productId);
    if (!product) return productNotFound();
    const { allowed, reason } = decideAccess(product, await holdingsOf(tx, userId));
    if (!allowed) return fail('FORBIDDEN', reason, ['input', 'productId']);
    const licence = await findLicence(tx, userId, productId);
    if (licence) return ok(licence);
    if (await wasRevoked(tx, userId, productId)) return licenceWithdrawn();
    return ok(await insertLicence(tx, { userId, productId, key: newLicenceKey() }));
  });
}
