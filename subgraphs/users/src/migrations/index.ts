import { Accounts } from './m0001-accounts.js';
import { Sessions } from './m0002-sessions.js';
import { SigningKeys } from './m0003-signing-keys.js';
import { EndedSessions } from './m0004-ended-sessions.js';
import { LoginLimits } from './m0005-login-limits.js';
import { Email } from './m0006-email.js';
import { PeopleSearch } from './m0007-people-search.js';

/** Every migration in the order in which it runs; a name never changes once it landed. */
export const migrations = [
  { name: 'm0001-accounts', class: Accounts },
  { name: 'm0002-sessions', class: Sessions },
  { name: 'm0003-signing-keys', class: SigningKeys },
  { name: 'm0004-ended-sessions', class: EndedSessions },
  { name: 'm0005-login-limits', class: LoginLimits },
  { name: 'm0006-email', class: Email },
  { name: 'm0007-people-search', class: PeopleSearch },
];
