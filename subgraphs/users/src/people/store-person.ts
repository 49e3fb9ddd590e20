import { userRegistered, type Role } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import { insertAccount, insertPersonalData } from './person.repository.js';

/** A person to be stored. */
export interface NewPerson {
  /** Normalised. */
  readonly email: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Whether the address is known to be theirs without an e-mail. */
  readonly isEmailVerified: boolean;
}

/** The uuid of the new account, or what somebody else has already. */
export type StoredPerson = { readonly accountId: string } | { readonly taken: 'username' | 'email' };

/**
 * Stores a person without a password and records that they registered. When the address is taken the transaction can only
 * be rolled back. `tx` is the service's.
 */
export async function storePerson(tx: Transaction, person: NewPerson): Promise<StoredPerson> {
  const [accountId, { email, username, displayName, roles, isEmailVerified }] = [v7(), person];
  if (!(await insertAccount(tx, { id: accountId, username, displayName }))) return { taken: 'username' };
  if (!(await insertPersonalData(tx, { accountId, email, roles, isEmailVerified })))
    return { taken: 'email' };
  const event = { userId: accountId, username, displayName, avatarUrl: null, email };
  await tx.record(userRegistered, event, accountId);
  return { accountId };
}
