import { fail, type Failure } from '@gatefold/runtime/operation';
import type { OverageRefusal } from '../../stripe/give-overage-back.js';

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

const refusals: Readonly<Record<OverageRefusal, string>> = {
  ON_NO_INVOICE:
    'No invoice has charged this, and it is too old to be taken off the meter: there is nothing to give back.',
  INVOICE_PAID_BACK: 'The invoice with this charge was given back already, and this charge with it.',
};

/** Stripe has nothing to give back. */
export function notRefundable(refusal: OverageRefusal): Failure {
  return fail('CONFLICT', refusals[refusal], path);
}
