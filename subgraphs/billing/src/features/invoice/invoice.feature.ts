import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { InvoicePaymentEntity } from '../../payments/invoice-payment.entity.js';
import { InvoicePaymentResolver, InvoiceResolver } from './invoice.resolver.js';

export default defineFeature({
  name: 'invoice',
  entities: [InvoicePaymentEntity],
  resolvers: [InvoiceResolver, InvoicePaymentResolver],
  orphanedTypes: [UserType],
  references: [userReference],
});
