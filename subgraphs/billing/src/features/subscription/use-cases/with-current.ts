import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { atStripe, type StripeWork } from '../../../stripe/at-stripe.js';
import { findCurrent, type CurrentSubscription } from '../../../stripe/current-subscription.js';
import { findCustomerOf } from '../../../stripe/customer.repository.js';
import { syncSoon } from '../../../stripe/sync-request.js';
import { noSubscription } from '../subscription.errors.js';

/** Does something with the subscription that the signed-in person has at Stripe at this moment. */
export function withCurrent<Value>(
  operation: Operation,
  mutation: { readonly name: string },
  act: (current: CurrentSubscription, work: StripeWork) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return atStripe(operation, mutation, async (work) => {
    const customerId = await operation.read((tx) => findCustomerOf(tx, work.userId));
    const current = customerId === undefined ? undefined : await findCurrent(work.stripe, customerId);
    return current ? act(current, work) : noSubscription();
  });
}

/** Changes that subscription at Stripe, and waits a moment until what is kept here has followed. */
export function changeCurrent(
  operation: Operation,
  mutation: { readonly name: string },
  act: (current: CurrentSubscription, work: StripeWork) => Promise<Result<unknown>>,
): Promise<Result<{ readonly userId: string }>> {
  return withCurrent(operation, mutation, async (current, work) => {
    const result = await act(current, work);
    if (!result.ok) return result;
    await syncSoon(operation, work.userId, current.facts.customerId);
    return ok({ userId: work.userId });
  });
}
