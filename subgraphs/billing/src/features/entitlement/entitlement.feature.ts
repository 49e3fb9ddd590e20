import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { GrantEntity } from '../../grants/grant.entity.js';
import { EntitlementResolver } from './entitlement.resolver.js';
import { SnapshotResolver } from './snapshot.resolver.js';

export default defineFeature({
  name: 'entitlement',
  entities: [GrantEntity],
  resolvers: [EntitlementResolver, SnapshotResolver],
  orphanedTypes: [UserType],
  references: [userReference],
});
