import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { GrantEntity } from '../../grants/grant.entity.js';
import { grantReference } from './grant.reference.js';
import { GrantResolver } from './grant.resolver.js';
import { GrantType } from './grant.type.js';
import { onPlanRequested } from './handlers/on-plan-requested.js';
import { onUserRegistered } from './handlers/on-user-registered.js';
import { announceDueTiersEveryMinute } from './jobs/announce-due-tiers-every-minute.js';

export default defineFeature({
  name: 'grant',
  entities: [GrantEntity],
  resolvers: [GrantResolver],
  orphanedTypes: [GrantType, UserType],
  references: [grantReference, userReference],
  handlers: [onUserRegistered, onPlanRequested],
  jobs: [announceDueTiersEveryMinute],
});
