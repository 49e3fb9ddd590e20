import { fail, type Failure } from '@gatefold/runtime/operation';

/** The key is not one that the ledger counts. */
export function notMetered(): Failure {
  return fail('BAD_USER_INPUT', 'This key is not metered: see meteredKeys in the plan table.', [
    'input',
    'key',
  ]);
}

/** No reservation has this id. */
export function reservationNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no reservation with this id.', ['input', 'reservationId']);
}

/** The id was used for another person, key or number of units. */
export function otherReservation(): Failure {
  return fail('CONFLICT', 'A reservation with this id exists for something else: choose a new id.', [
    'input',
    'reservationId',
  ]);
}

/** What was given back cannot be used, and what was used cannot be given back. */
export function settledOtherwise(state: string): Failure {
  return fail('CONFLICT', `The reservation is already ${state}: reserve again under a new id.`, [
    'input',
    'reservationId',
  ]);
}
