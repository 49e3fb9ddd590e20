import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { atStripe } from '../../../stripe/at-stripe.js';
import { closeSessions } from '../../../stripe/open-sessions.js';
import type { SoldPlan } from '../../../stripe/plan-prices.js';
import { couponUnknown } from '../subscription.errors.js';
import { discountOf } from './discount-of.js';
import { preparePurchase } from './prepare-purchase.js';

/** A plan to buy, and the pages of this site to come back to. */
export interface WantedCheckout extends SoldPlan {
  readonly successPath: string;
  readonly cancelPath: string;
  readonly couponCode?: string | null;
}

/** Opens Stripe's page on which the signed-in person buys a plan; resolves to its address. */
export function createCheckoutSession(operation: Operation, input: WantedCheckout): Promise<Result<string>> {
  return atStripe(operation, { name: 'createCheckoutSession' }, async (work) => {
    const prepared = await preparePurchase(operation, work, input);
    if (!prepared.ok) return prepared;
    const { customerId, price, trialDays } = prepared.value;
    const { client, hasTax, publicOrigin } = work.stripe;
    const discount = await discountOf(client, input.couponCode);
    if (discount === 'UNKNOWN') return couponUnknown();
    const session = await client.checkout.sessions.create(
      {
        mode: 'subscription',
        customer: customerId,
        line_items: [{ price: price.id, quantity: 1 }],
        success_url: `${publicOrigin}${input.successPath}`,
        cancel_url: `${publicOrigin}${input.cancelPath}`,
        automatic_tax: { enabled: hasTax },
        ...(discount ? { discounts: [discount] } : { allow_promotion_codes: true }),
        ...(hasTax && { customer_update: { address: 'auto', name: 'auto' } }),
        ...(trialDays > 0 && { subscription_data: { trial_period_days: trialDays } }),
      },
      { idempotencyKey: `${work.workId}-checkout` },
    );
    if (session.url === null) throw new Error(`${session.id} has no page although it was just opened`);
    await closeSessions(client, customerId, ({ id, mode }) => mode === 'subscription' && id !== session.id);
    return ok(session.url);
  });
}
