export { normaliseEmail } from './normalise-email.js';
export { findMailbox, findMailboxOf, type Mailbox } from './person.repository.js';
export { storePerson, type NewPerson } from './store-person.js';
export { verifyMailbox } from './verify-mailbox.js';
