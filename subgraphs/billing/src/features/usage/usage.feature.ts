import { defineFeature } from '@gatefold/runtime/features';
import { userReference } from '../../graph/user.reference.js';
import { UserType } from '../../graph/user.type.js';
import { GrantEntity } from '../../grants/grant.entity.js';
import { onUsageCompleted } from './handlers/on-usage-completed.js';
import { closeDuePeriodsEveryMonth } from './jobs/close-due-periods-every-month.js';
import { expireReservationsEveryMinute } from './jobs/expire-reservations-every-minute.js';
import { LedgerResolver } from './ledger.resolver.js';
import { UsageResolver, UserUsageResolver } from './usage.resolver.js';

export default defineFeature({
  name: 'usage',
  entities: [GrantEntity],
  resolvers: [LedgerResolver, UserUsageResolver, UsageResolver],
  orphanedTypes: [UserType],
  references: [userReference],
  handlers: [onUsageCompleted],
  jobs: [expireReservationsEveryMinute, closeDuePeriodsEveryMonth],
});
