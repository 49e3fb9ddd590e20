import { fail, type Failure } from '@gatefold/runtime/operation';

/** The product does not exist. */
export function productNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no product with this id.', ['input', 'productId']);
}

/** The licence does not exist or does not stand. */
export function licenceNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no licence in force with this id.', ['input', 'licenceId']);
}

/** An administrator took the licence back. */
export function licenceWithdrawn(): Failure {
  return fail(
    'FORBIDDEN',
    'Your licence for this product was taken back. Write to us if that is a mistake.',
    ['input', 'productId'],
  );
}
