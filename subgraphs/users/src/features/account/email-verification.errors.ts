import { fail, type Failure } from '@gatefold/runtime/operation';

/** One answer for a token that is unknown, used, expired or was sent to another address. */
export const linkNoLongerWorks = (): Failure =>
  fail(
    'BAD_USER_INPUT',
    'This link does not work any more: it was used, or it is too old. Ask for a new one.',
    ['input', 'token'],
  );

export const tooManyVerificationEmails = (): Failure =>
  fail(
    'RATE_LIMITED',
    'You were sent several e-mails already. Look into your spam folder, or try again in an hour.',
  );
