import { fail, type Failure } from '@gatefold/runtime/operation';

/** A cap above 0 has no effect while no subscription charges by the unit. */
export function nothingToCap(): Failure {
  return fail(
    'CONFLICT',
    'Nothing can be charged by the unit without a subscription to your plan: subscribe first to one that goes on above its limits. Only 0 is possible until then.',
    ['input', 'amountCents'],
  );
}
