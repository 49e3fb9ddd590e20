export { createMailer, type Delivery, type Mailer } from './mailer.js';
export { messageOf, type EmailKind, emailKinds } from './messages/index.js';
export { deliverEmailJobName, queueEmail } from './queue-email.js';
export { countEmails, wasQueued } from './queued-email.repository.js';
