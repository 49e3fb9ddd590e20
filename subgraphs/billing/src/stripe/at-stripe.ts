import { fail, type Operation, type Result } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import type { BillingServices } from '../services.js';
import { failureOfStripe, stripeNotSetUp } from './stripe-failure.js';
import type { StripeAccess } from './stripe-access.js';

/** What work at Stripe gets. */
export interface StripeWork {
  readonly stripe: StripeAccess;
  /** The person who asked. */
  readonly userId: string;
  /** For idempotency keys at Stripe: the same when the request is made again and nobody knows what came of it. */
  readonly workId: string;
}

/** Does the work of a mutation at Stripe. Faults of Stripe become failures that say what to do; others throw. */
export async function atStripe<Value>(
  operation: Operation,
  { name }: { readonly name: string },
  work: (context: StripeWork) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const { actor } = operation;
  if (actor.kind !== 'member') return fail('FORBIDDEN', 'Only signed-in people buy and change plans.');
  const { stripe } = operation.services as BillingServices;
  if (!stripe) return stripeNotSetUp();
  try {
    return await work({ stripe, userId: actor.userId, workId: operation.workId ?? v7() });
  } catch (error) {
    const failure = failureOfStripe(error);
    operation.log.warn({ err: error, mutation: name }, 'stripe_refused');
    return failure;
  }
}
