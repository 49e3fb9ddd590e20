import { ConfigError } from '@gatefold/runtime/config';
import type { Transaction } from '@gatefold/runtime/database';
import type { Operation } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import { normaliseEmail, storePerson, verifyMailbox } from '../../../people/index.js';
import type { UsersServices } from '../../../services/index.js';
import {
  findAccountsByUsername,
  findPersonalDataByEmail,
  lockAdministrators,
  saveRoles,
} from '../account.repository.js';
import { saveCredential } from '../credential.repository.js';
import { deleteSessionsOf } from '../session.repository.js';

const displayName = 'Administrator';
const username = 'administrator';

/**
 * Makes sure that this e-mail address belongs to an administrator. Somebody who registered it before becomes one with the
 * given password and loses every session: an unproven address gives nobody the role. An administrator keeps the password.
 */
export async function ensureAdministrator(
  operation: Operation<UsersServices>,
  settings: { email: string | undefined; password: string | undefined },
): Promise<void> {
  const { password } = settings;
  if (!settings.email) return;
  if (!password) throw new ConfigError('ADMIN_PASSWORD: is required with ADMIN_EMAIL');
  const email = normaliseEmail(settings.email);
  await operation.asService('account').transaction(async (tx) => {
    await lockAdministrators(tx);
    const known = await findPersonalDataByEmail(tx, email);
    if (known?.roles.includes('ADMIN')) return;
    const passwordHash = await operation.services.passwords.hash(password);
    if (!known) return createAdministrator(tx, email, passwordHash);
    await saveRoles(tx, known.accountId, ['MEMBER', 'ADMIN']);
    await saveCredential(tx, { accountId: known.accountId, passwordHash });
    await deleteSessionsOf(tx, known.accountId);
    await verifyMailbox(tx, { accountId: known.accountId, email });
  });
}

async function createAdministrator(tx: Transaction, email: string, passwordHash: string): Promise<void> {
  const [taken] = await findAccountsByUsername(tx, [username]);
  const free = taken ? `${username}-${v7().slice(-8)}` : username;
  const stored = await storePerson(tx, {
    email,
    username: free,
    displayName,
    roles: ['MEMBER', 'ADMIN'],
    isEmailVerified: true,
  });
  if ('taken' in stored) throw new Error('The administrator could not be created at this moment');
  await saveCredential(tx, { accountId: stored.accountId, passwordHash });
}
