import { randomBytes } from 'node:crypto';
import type { Transaction } from '@gatefold/runtime/database';
import { storePerson } from '../../../people/index.js';
import { displayNameFor, usernameFor } from '../purchaser.policy.js';

const attemptsMax = 5;
const suffixBytes = 3;

/**
 * Creates an account without a password, which only the owner of the mailbox can enter. Answers its uuid. Throws when somebody
 * registers the address at the same moment: next time there is an account.
 */
export async function createBuyer(
  tx: Transaction,
  { email, name }: { email: string; name: string },
): Promise<string> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const suffix = attempt === 0 ? '' : randomBytes(suffixBytes).toString('hex');
    const stored = await storePerson(tx, {
      email,
      username: usernameFor({ email, name }, suffix),
      displayName: displayNameFor({ email, name }),
      roles: ['MEMBER'],
      isEmailVerified: false,
    });
    if ('accountId' in stored) return stored.accountId;
    if (stored.taken === 'email') throw new Error('The address was registered at this moment');
  }
  throw new Error(`No free username in ${attemptsMax} attempts`);
}
