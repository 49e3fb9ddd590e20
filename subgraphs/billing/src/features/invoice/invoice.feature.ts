import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { InvoiceResolver } from './invoice.resolver.js';

export default defineFeature({
  name: 'invoice',
  resolvers: [InvoiceResolver],
  orphanedTypes: [UserType],
  references: [userReference],
});
