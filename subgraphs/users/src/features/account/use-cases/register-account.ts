import { userRegistered, type Role } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { networkOf } from '@gatefold/runtime/http';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import type { UsersServices } from '../../../services/index.js';
import {
  emailTaken,
  tooManyAtOnce,
  usernameReserved,
  usernameTaken,
  weakPassword,
} from '../account.errors.js';
import { insertAccount, insertPersonalData } from '../account.repository.js';
import { saveCredential } from '../credential.repository.js';
import { rememberPlace } from '../known-place.repository.js';
import { whyWeak } from '../password.policy.js';
import { isReserved } from '../username.policy.js';
import { normaliseEmail } from './normalise-email.js';
import { openSession, signedIn, type SignedIn } from './open-session.js';

export interface Registration {
  readonly email: string;
  readonly username: string;
  readonly password: string;
  readonly displayName: string;
}

/** A person to be stored, with the hash in place of the password. */
export interface NewPerson {
  readonly email: string;
  readonly username: string;
  readonly passwordHash: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
}

/** Creates an account and signs the person in. */
export async function registerAccount(
  operation: Operation<UsersServices>,
  input: Registration,
): Promise<Result<SignedIn>> {
  return operation.services.passwords.inTurn(operation, () => register(operation, input)) ?? tooManyAtOnce();
}

async function register(operation: Operation<UsersServices>, input: Registration): Promise<Result<SignedIn>> {
  const { passwords, limits } = operation.services;
  const [email, username] = [normaliseEmail(input.email), input.username];
  if (isReserved(username)) return usernameReserved();
  const weakness = whyWeak(input.password, { email, username });
  if (weakness) return weakPassword(weakness);

  const displayName = input.displayName.trim();
  const network = networkOf(operation.clientAddress);
  const passwordHash = await passwords.hash(input.password);
  const opened = await operation.asService('account').transaction(async (tx) => {
    const stored = await storePerson(tx, { email, username, passwordHash, displayName, roles: ['MEMBER'] });
    if (!stored.ok) return stored;
    if (network !== undefined) await rememberPlace(tx, stored.value, network);
    return ok(await openSession(tx, stored.value, limits));
  });
  if (!opened.ok) return opened;
  operation.log.info({ user_id: opened.value.account.id }, 'user_registered');
  return ok(await signedIn(operation, opened.value));
}

/** Stores a person and records that they registered. Answers the new uuid. `tx` is the service's. */
export async function storePerson(tx: Transaction, person: NewPerson): Promise<Result<string>> {
  const [id, { email, username, displayName, roles }] = [v7(), person];
  if (!(await insertAccount(tx, { id, username, displayName }))) return usernameTaken();
  if (!(await insertPersonalData(tx, { accountId: id, email, roles }))) return emailTaken();
  await saveCredential(tx, { accountId: id, passwordHash: person.passwordHash });
  await tx.record(userRegistered, { userId: id, username, displayName, avatarUrl: null, email }, id);
  return ok(id);
}
