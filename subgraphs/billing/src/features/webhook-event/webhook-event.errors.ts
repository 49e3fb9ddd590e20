import { fail, type Failure } from '@gatefold/runtime/operation';

/** The event does not exist. */
export function webhookEventNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no webhook event with this id.', ['input', 'id']);
}

/** The event took effect, and does so once. */
export function webhookAlreadyDone(): Failure {
  return fail(
    'CONFLICT',
    'This event took effect already. Replay those that are DEAD, FAILED or UNHANDLED.',
    ['input', 'id'],
  );
}
