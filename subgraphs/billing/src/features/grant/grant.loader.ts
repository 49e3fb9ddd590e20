import { defineLoader } from '@gatefold/runtime/graphql';
import { GrantEntity } from '../../grants/grant.entity.js';

/** Grants by id, many at once, as far as row security shows them. */
export const grantById = defineLoader<GrantEntity>({
  name: 'grant-by-id',
  batch: (tx, ids) => tx.em.find(GrantEntity, { id: { $in: [...ids] } }),
  keyOf: (grant) => grant.id,
});
