import { defineFeature } from '@gatefold/runtime/features';
import { EmailMessageEntity } from './email-message.entity.js';
import { EmailMessageResolver } from './email-message.resolver.js';
import { deliverEmailJob } from './jobs/deliver-email.js';
import { queueDueEmailsJob } from './jobs/queue-due-emails.js';
import { removeOldEmailsJob } from './jobs/remove-old-emails.js';

export default defineFeature({
  name: 'email',
  resolvers: [EmailMessageResolver],
  entities: [EmailMessageEntity],
  jobs: [deliverEmailJob, queueDueEmailsJob, removeOldEmailsJob],
});
