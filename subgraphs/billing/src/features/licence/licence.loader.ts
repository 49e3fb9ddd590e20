import { defineLoader } from '@gatefold/runtime/graphql';
import { LicenceEntity } from './licence.entity.js';

/** The caller's standing licences by product; row security alone would show administrators everybody's. */
export const ownLicenceByProduct = defineLoader<LicenceEntity>({
  name: 'own-licence-by-product',
  batch: async (tx, productIds) => {
    if (tx.actor.kind !== 'member') return [];
    const { userId } = tx.actor;
    return tx.em.find(LicenceEntity, { userId, productId: { $in: [...productIds] }, revokedAt: null });
  },
  keyOf: (licence) => licence.productId,
});
