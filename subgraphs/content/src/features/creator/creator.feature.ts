import { defineFeature } from '@gatefold/runtime/features';
import { UserType } from '../../graph/user.type.js';
import { CreatorEntity } from './creator.entity.js';
import { userReference } from './creator.reference.js';
import { CreatorResolver } from './creator.resolver.js';
import { onProfileChanged } from './handlers/on-profile-changed.js';
import { onUserRegistered } from './handlers/on-user-registered.js';

export default defineFeature({
  name: 'creator',
  resolvers: [CreatorResolver],
  orphanedTypes: [UserType],
  entities: [CreatorEntity],
  references: [userReference],
  handlers: [onUserRegistered, onProfileChanged],
});
