import { fail, type Failure } from '@gatefold/runtime/operation';

export function noSubscription(): Failure {
  return fail('NOT_FOUND', 'You have no subscription. Choose a plan first.');
}

export function alreadySubscribed(): Failure {
  return fail('CONFLICT', 'You have a subscription already. Change its plan instead of buying another one.');
}

/** The free plan is nobody's to buy. */
export function planNotSold(): Failure {
  return fail(
    'BAD_USER_INPUT',
    'This plan is not sold. To go back to the free plan, cancel the subscription.',
    ['input', 'planKey'],
  );
}

export function priceMissing(): Failure {
  return fail(
    'UPSTREAM_UNAVAILABLE',
    'This plan cannot be bought yet. (Operators: run npm run stripe:setup.)',
    ['input', 'planKey'],
  );
}

export function couponUnknown(): Failure {
  return fail(
    'BAD_USER_INPUT',
    'This code is not valid, or no longer. Check it, or go on without it.',
    ['input', 'couponCode'],
  );
}
