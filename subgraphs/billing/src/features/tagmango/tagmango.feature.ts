import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { TagMangoTransactionEntity } from '../../tagmango/tagmango-transaction.entity.js';
import { onPurchaserIdentified } from './handlers/on-purchaser-identified.js';
import { TagMangoResolver } from './tagmango.resolver.js';

export default defineFeature({
  name: 'tagmango',
  entities: [TagMangoTransactionEntity],
  resolvers: [TagMangoResolver],
  orphanedTypes: [UserType],
  references: [userReference],
  handlers: [onPurchaserIdentified],
});
