import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { reconcileMetersNightly } from './jobs/reconcile-meters-nightly.js';
import { reportOverageEveryMinute } from './jobs/report-overage-every-minute.js';
import { OverageChargeEntity } from './overage-charge.entity.js';
import { OverageChargeResolver } from './overage-charge.resolver.js';

export default defineFeature({
  name: 'meter-report',
  entities: [OverageChargeEntity],
  resolvers: [OverageChargeResolver],
  orphanedTypes: [UserType],
  references: [userReference],
  jobs: [reportOverageEveryMinute, reconcileMetersNightly],
});
