import { Grants } from './m0001-grants.js';
import { UsageLedger } from './m0010-usage-ledger.js';

/** Every migration in the order in which it runs; a name never changes once it landed. */
export const migrations = [
  { name: 'm0001-grants', class: Grants },
  { name: 'm0010-usage-ledger', class: UsageLedger },
];
