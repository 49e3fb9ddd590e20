import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { GrantEntity } from '../../grants/grant.entity.js';
import { PaymentEntity } from '../../payments/payment.entity.js';
import { reconcilePaymentsNightly } from './jobs/reconcile-payments-nightly.js';
import { paymentReference } from './payment.reference.js';
import { PaymentResolver } from './payment.resolver.js';
import { PaymentType } from './payment.type.js';

export default defineFeature({
  name: 'payment',
  entities: [PaymentEntity, GrantEntity],
  resolvers: [PaymentResolver],
  orphanedTypes: [PaymentType, UserType],
  references: [paymentReference, userReference],
  jobs: [reconcilePaymentsNightly],
});
