import { passes, planCurrency } from '@gatefold/schema';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { passKey } from '../../../payments/payment-facts.js';
import { startPayment } from '../../../payments/start-payment.js';
import { atStripe } from '../../../stripe/at-stripe.js';
import { passRuns, productNotFound } from '../payment.errors.js';
import { findPassEnd } from '../payment.repository.js';

/** Begins the payment of a pass; resolves to the secret of its form. The webhook of the payment gives the pass. */
export function createPaymentIntent(
  operation: Operation,
  input: { readonly productKey: string },
): Promise<Result<string>> {
  return atStripe(operation, { name: 'createPaymentIntent' }, async (work) => {
    const pass = passes.find(({ key }) => key === input.productKey);
    if (!pass) return productNotFound();
    const until = await operation.read((tx) => findPassEnd(tx, work.userId, pass.planKey));
    if (until) return passRuns(pass, until);
    const secret = await startPayment(operation, work, {
      amountCents: pass.priceAmountCents,
      currency: planCurrency,
      description: pass.name,
      metadata: { [passKey]: pass.key },
    });
    return ok(secret);
  });
}
