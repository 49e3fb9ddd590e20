import { fail, type Failure } from '@gatefold/runtime/operation';

/** The person has no account that reached billing. */
export function personNotFound(): Failure {
  return fail(
    'NOT_FOUND',
    'There is no account with this id. A new account can be put on a plan a moment after it registered.',
    ['input', 'userId'],
  );
}

/** The grant does not exist. */
export function grantNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no grant with this id.', ['input', 'grantId']);
}
