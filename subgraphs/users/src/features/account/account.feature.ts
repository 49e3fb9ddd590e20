import { defineFeature } from '@gatefold/runtime/features';
import { AccountEntity } from './account.entity.js';
import { userReference } from './account.reference.js';
import { AccountListResolver } from './account-list.resolver.js';
import { AccountResolver } from './account.resolver.js';
import { EndedSessionResolver } from './ended-session.resolver.js';
import { EmailVerificationResolver } from './email-verification.resolver.js';
import { onTierChanged } from './handlers/on-tier-changed.js';
import { onUserRegistered } from './handlers/on-user-registered.js';
import { removeExpiredSessionsJob } from './jobs/remove-expired-sessions.js';
import { removeExpiredTokensJob } from './jobs/remove-expired-tokens.js';
import { sendPasswordResetJob } from './jobs/send-password-reset.js';
import { PersonalDataEntity } from './personal-data.entity.js';
import { ProfileResolver } from './profile.resolver.js';
import { SessionResolver } from './session.resolver.js';

export default defineFeature({
  name: 'account',
  resolvers: [
    AccountResolver,
    AccountListResolver,
    SessionResolver,
    ProfileResolver,
    EndedSessionResolver,
    EmailVerificationResolver,
  ],
  entities: [AccountEntity, PersonalDataEntity],
  references: [userReference],
  handlers: [onTierChanged, onUserRegistered],
  jobs: [removeExpiredSessionsJob, removeExpiredTokensJob, sendPasswordResetJob],
});
