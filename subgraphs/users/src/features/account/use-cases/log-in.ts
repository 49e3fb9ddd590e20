import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { normaliseEmail } from '../../../people/index.js';
import type { UsersServices } from '../../../services/index.js';
import { invalidCredentials, tooManyAtOnce, tooManyLogins } from '../account.errors.js';
import { takeLoginAttempt } from './login-attempt.js';
import { openSession, signedIn, type SignedIn } from './open-session.js';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/**
 * Signs a person in. An unknown address costs the same time and gives the same answer as a wrong password. `refreshToken` is
 * what the browser has of an earlier sign-in, which keeps strangers from locking its person out.
 */
export async function logIn(
  operation: Operation<UsersServices>,
  input: Credentials,
  refreshToken?: string,
): Promise<Result<SignedIn>> {
  const { passwords } = operation.services;
  return passwords.inTurn(operation, () => attempt(operation, input, refreshToken)) ?? tooManyAtOnce();
}

async function attempt(
  operation: Operation<UsersServices>,
  input: Credentials,
  refreshToken: string | undefined,
): Promise<Result<SignedIn>> {
  const { passwords, limits } = operation.services;
  const { clientAddress } = operation;
  const taken = await takeLoginAttempt(operation, normaliseEmail(input.email), {
    clientAddress,
    refreshToken,
  });
  if (!('succeed' in taken)) return tooManyLogins(taken.waitSeconds);

  const { credential } = taken;
  const fits = await passwords.verify(credential?.passwordHash, input.password);
  if (!credential || !fits) return invalidCredentials();

  const { accountId } = credential;
  const opened = await operation.asService('account').transaction(async (tx) => {
    await taken.succeed(tx, accountId);
    return openSession(tx, accountId, limits);
  });
  operation.log.info({ user_id: accountId, method: 'password', ip: clientAddress }, 'user_login');
  return ok(await signedIn(operation, opened));
}
