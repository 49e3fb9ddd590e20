import type { Operation } from '@gatefold/runtime/operation';
import { decideAccess } from '../../../products/decide-access.js';
import { holdingsOf } from '../../../products/holdings.loader.js';
import { findProduct } from '../../../products/product.repository.js';
import { parseLicenceKey } from './licence-key.js';
import { findLicenceByKey } from '../licence.repository.js';

/** What a key can be worth. */
export const licenceStates = ['VALID', 'MALFORMED', 'UNKNOWN', 'REVOKED', 'ACCESS_ENDED'] as const;
export type LicenceState = (typeof licenceStates)[number];

/** What a product learns about a key. */
export interface LicenceVerification {
  readonly state: LicenceState;
  readonly productKey: string | null;
}

/** Checks a key for whoever has it, at this moment. */
export async function verifyLicence(operation: Operation, typed: string): Promise<LicenceVerification> {
  const key = parseLicenceKey(typed);
  if (key === undefined) return { state: 'MALFORMED', productKey: null };
  return operation.asService('billing').read(async (tx) => {
    const licence = await findLicenceByKey(tx, key);
    const product = licence && (await findProduct(tx, licence.productId));
    if (!licence || !product) return { state: 'UNKNOWN', productKey: null };
    if (licence.revokedAt) return { state: 'REVOKED', productKey: product.key };
    const { allowed } = decideAccess(product, await holdingsOf(tx, licence.userId));
    return { state: allowed ? 'VALID' : 'ACCESS_ENDED', productKey: product.key };
  });
}
