import { fail, type Failure } from '@gatefold/runtime/operation';

/** No such invoice was paid. */
export function invoiceNotFound(): Failure {
  return fail('NOT_FOUND', 'No paid invoice of a subscription has this id.', ['input', 'invoiceId']);
}

/** Nothing, or less than was asked for, can be given back. */
export function notRefundable(leftCents: number): Failure {
  return leftCents > 0
    ? fail('CONFLICT', `At most ${leftCents} can be given back of this invoice.`, ['input', 'amountCents'])
    : fail(
        'CONFLICT',
        'Nothing can be given back of this invoice: it is disputed or was given back already.',
        ['input', 'invoiceId'],
      );
}
