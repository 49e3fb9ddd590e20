import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { normaliseEmail } from '../../../people/index.js';
import type { UsersServices } from '../../../services/index.js';
import { invalidCredentials, tooManyAtOnce, tooManyLogins } from '../account.errors.js';
import { findCredential } from '../credential.repository.js';
import { forgetAttempts, takeAttempt } from '../login-attempt.repository.js';
import { openSession, signedIn, type SignedIn } from './open-session.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs a person in. An unknown address costs the same time and gives the same answer as a wrong password. */
export async function logIn(
  operation: Operation<UsersServices>,
  input: Credentials,
): Promise<Result<SignedIn>> {
  return operation.services.passwords.inTurn(operation, () => attempt(operation, input)) ?? tooManyAtOnce();
}

async function attempt(operation: Operation<UsersServices>, input: Credentials): Promise<Result<SignedIn>> {
  const { passwords, limits } = operation.services;
  const email = normaliseEmail(input.email);
  const asService = operation.asService('account');

  const limit = { attemptsMax: limits.loginFailuresMax, windowSeconds: limits.loginWindowSeconds };
  const waitSeconds = await asService.transaction((tx) => takeAttempt(tx, email, limit));
  if (waitSeconds > 0) return tooManyLogins(waitSeconds);

  const credential = await asService.read((tx) => findCredential(tx, email));
  const fits = await passwords.verify(credential?.passwordHash, input.password);
  if (!credential || !fits) return invalidCredentials();

  const opened = await asService.transaction(async (tx) => {
    await forgetAttempts(tx, email);
    return openSession(tx, credential.accountId, limits);
  });
  operation.log.info({ user_id: credential.accountId, method: 'password' }, 'user_login');
  return ok(await signedIn(operation, opened));
}
