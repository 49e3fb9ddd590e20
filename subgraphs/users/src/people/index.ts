export { normaliseEmail } from './normalise-email.js';
export { findMailbox, findMailboxOf } from './person.repository.js';
export { storePerson } from './store-person.js';
export { verifyMailbox } from './verify-mailbox.js';
