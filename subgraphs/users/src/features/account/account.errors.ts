import { fail, type Failure } from '@gatefold/runtime/operation';

export const emailTaken = (): Failure =>
  fail('EMAIL_TAKEN', 'An account with this e-mail address exists. Sign in instead.', ['input', 'email']);

export const usernameTaken = (): Failure =>
  fail('USERNAME_TAKEN', 'Somebody else has this username. Choose another one.', ['input', 'username']);

export const usernameReserved = (): Failure =>
  fail('USERNAME_RESERVED', 'This username is kept for the platform. Choose another one.', [
    'input',
    'username',
  ]);

export const weakPassword = (reason: string): Failure =>
  fail('BAD_USER_INPUT', reason, ['input', 'password']);

export const displayNameMissing = (): Failure =>
  fail('BAD_USER_INPUT', 'A display name can be changed, not cleared.', ['input', 'displayName']);

/** The same for an unknown address and a wrong password. */
export const invalidCredentials = (): Failure =>
  fail('INVALID_CREDENTIALS', 'E-mail address or password is wrong.');

/** Minutes are whole ones, rounded up: whoever waits for them is let in. */
export const tooManyLogins = (waitSeconds: number): Failure => {
  const wait = waitSeconds < 120 ? `${waitSeconds} seconds` : `${Math.ceil(waitSeconds / 60)} minutes`;
  return fail('RATE_LIMITED', `Too many failed attempts. Try again in ${wait}.`);
};

export const tooManyAtOnce = (): Failure =>
  fail('RATE_LIMITED', 'Too many sign-ins at once. Try again in a few seconds, one at a time.');

export const sessionExpired = (): Failure => fail('SESSION_EXPIRED', 'The session has ended. Sign in again.');

/** Another refresh with the same cookie was faster; its answer set the new cookie. */
export const refreshedElsewhere = (): Failure =>
  fail('CONFLICT', 'This session was refreshed a moment ago. Try again with the new cookie.');

export const accountGone = (): Failure => fail('NOT_FOUND', 'This account does not exist any more.');
