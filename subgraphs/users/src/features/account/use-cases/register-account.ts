import { networkOf } from '@gatefold/runtime/http';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { normaliseEmail, storePerson } from '../../../people/index.js';
import type { UsersServices } from '../../../services/index.js';
import {
  emailTaken,
  tooManyAtOnce,
  usernameReserved,
  usernameTaken,
  weakPassword,
} from '../account.errors.js';
import { saveCredential } from '../credential.repository.js';
import { rememberPlace } from '../known-place.repository.js';
import { whyWeak } from '../password.policy.js';
import { isReserved } from '../username.policy.js';
import { openSession, signedIn, type SignedIn } from './open-session.js';

export interface Registration {
  readonly email: string;
  readonly username: string;
  readonly password: string;
  readonly displayName: string;
}

/** Creates an account and signs the person in. */
export async function registerAccount(
  operation: Operation<UsersServices>,
  input: Registration,
): Promise<Result<SignedIn>> {
  return operation.services.passwords.inTurn(operation, () => register(operation, input)) ?? tooManyAtOnce();
}

async function register(operation: Operation<UsersServices>, input: Registration): Promise<Result<SignedIn>> {
  const { passwords, limits, demoEmail } = operation.services;
  const [email, username] = [normaliseEmail(input.email), input.username];
  if (isReserved(username)) return usernameReserved();
  const weakness = whyWeak(input.password, { email, username });
  if (weakness) return weakPassword(weakness);

  const displayName = input.displayName.trim();
  const network = networkOf(operation.clientAddress);
  const passwordHash = await passwords.hash(input.password);
  const opened = await operation.asService('account').transaction(async (tx) => {
    const isEmailVerified = email === demoEmail;
    const person = { email, username, displayName, roles: ['MEMBER' as const], isEmailVerified };
    const stored = await storePerson(tx, person);
    if ('taken' in stored) return stored.taken === 'email' ? emailTaken() : usernameTaken();
    const { accountId } = stored;
    await saveCredential(tx, { accountId, passwordHash });
    if (network !== undefined) await rememberPlace(tx, accountId, network);
    return ok(await openSession(tx, accountId, limits));
  });
  if (!opened.ok) return opened;
  operation.log.info({ user_id: opened.value.account.id }, 'user_registered');
  return ok(await signedIn(operation, opened.value));
}
