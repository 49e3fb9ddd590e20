import { passes, type PassDefinition } from '@gatefold/schema';
import { fail, type Failure } from '@gatefold/runtime/operation';

/** Nothing is sold under this key. */
export function productNotFound(): Failure {
  const keys = passes.map(({ key }) => key).join(', ');
  return fail('NOT_FOUND', `Nothing is sold under this key. There are: ${keys}.`, ['input', 'productKey']);
}

/** The person has such a pass already, which a second one would run beside. */
export function passRuns(pass: PassDefinition, until: Date): Failure {
  const day = until.toISOString().slice(0, 10);
  return fail('CONFLICT', `You have ${pass.name} until ${day}. You can buy it again when it has ended.`, [
    'input',
    'productKey',
  ]);
}

/** The payment does not exist. */
export function paymentNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no payment with this id.', ['input', 'paymentId']);
}

/** Nothing, or less than was asked for, can be given back. */
export function notRefundable(leftCents: number): Failure {
  const message =
    leftCents > 0
      ? `At most ${leftCents} can be given back of this payment.`
      : 'Nothing can be given back of this payment: it was not paid, is disputed or was given back already.';
  return fail('CONFLICT', message, ['input', leftCents > 0 ? 'amountCents' : 'paymentId']);
}
