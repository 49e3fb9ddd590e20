import { fail, type Failure } from '@gatefold/runtime/operation';

const path = ['input', 'chargeId'];

/** The charge does not exist. */
export function chargeNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no charge with this id.', path);
}

export function alreadyRefunded(): Failure {
  return fail('CONFLICT', 'This charge was given back already.', path);
}

/** Stripe may or may not know of it. */
export function beingReported(): Failure {
  return fail('CONFLICT', 'Stripe is being told of this charge. Try again in a few minutes.', path);
}

/** It is on no invoice, and the meter takes no correction of it any more. */
export function onNoInvoice(): Failure {
  return fail(
    'CONFLICT',
    'No invoice has charged this, and it is too old to be taken off the meter: there is nothing to give back.',
    path,
  );
}
