import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { UsageResolver } from './usage.resolver.js';

export default defineFeature({
  name: 'usage',
  resolvers: [UsageResolver],
  orphanedTypes: [UserType],
  references: [userReference],
});
