import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { atStripe } from '../../../stripe/at-stripe.js';
import { findCustomerOf } from '../../../stripe/customer.repository.js';
import { findPortal } from '../../../stripe/portal-configuration.js';
import { noSubscription } from '../subscription.errors.js';

/** Opens Stripe's page with the person's invoices and cards; resolves to its address, which works for a short while. */
export function openBillingPortal(
  operation: Operation,
  input: { readonly returnPath: string },
): Promise<Result<string>> {
  return atStripe(operation, { name: 'openBillingPortal' }, async ({ stripe, userId, workId }) => {
    const customer = await operation.read((tx) => findCustomerOf(tx, userId));
    if (customer === undefined) return noSubscription();
    const configuration = await findPortal(stripe.client);
    const session = await stripe.client.billingPortal.sessions.create(
      { customer, configuration, return_url: `${stripe.publicOrigin}${input.returnPath}` },
      { idempotencyKey: `${workId}-portal` },
    );
    return ok(session.url);
  });
}
