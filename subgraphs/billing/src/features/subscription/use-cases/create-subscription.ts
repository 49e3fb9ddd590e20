import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type Stripe from 'stripe';
import { atStripe } from '../../../stripe/at-stripe.js';
import type { SoldPlan } from '../../../stripe/plan-prices.js';
import { couponUnknown } from '../subscription.errors.js';
import { discountOf } from './discount-of.js';
import { preparePurchase } from './prepare-purchase.js';

const expand = ['latest_invoice.confirmation_secret', 'pending_setup_intent'];

/** A plan to pay in a form of this site. */
export interface WantedSubscription extends SoldPlan {
  readonly couponCode?: string | null;
}

/**
 * Begins a subscription that becomes active with the payment for whose form the secret is; resolves to the secret. One
 * that was begun before is gone on with, or replaced when it was for another plan or has to do with a code.
 */
export function createSubscription(operation: Operation, input: WantedSubscription): Promise<Result<string>> {
  return atStripe(operation, { name: 'createSubscription' }, async (work) => {
    const prepared = await preparePurchase(operation, work, input);
    if (!prepared.ok) return prepared;
    const { customerId, price, trialDays, unfinished } = prepared.value;
    const { client, hasTax } = work.stripe;
    const discount = await discountOf(client, input.couponCode);
    if (discount === 'UNKNOWN') return couponUnknown();
    const hasCode = discount !== undefined || (unfinished?.subscription.discounts.length ?? 0) > 0;
    if (unfinished && unfinished.item.price.id === price.id && !hasCode)
      return secretOf(await client.subscriptions.retrieve(unfinished.subscription.id, { expand }));
    if (unfinished) await client.subscriptions.cancel(unfinished.subscription.id);
    const subscription = await client.subscriptions.create(
      {
        customer: customerId,
        items: [{ price: price.id }],
        payment_behavior: 'default_incomplete',
        payment_settings: { save_default_payment_method: 'on_subscription' },
        automatic_tax: { enabled: hasTax },
        expand,
        ...(discount && { discounts: [discount] }),
        ...(trialDays > 0 && { trial_period_days: trialDays }),
      },
      { idempotencyKey: `${work.workId}-subscription` },
    );
    return secretOf(subscription);
  });
}

/** The secret of the first payment, or of saving a card when a trial comes first. */
function secretOf({
  latest_invoice: invoice,
  pending_setup_intent: setup,
}: Stripe.Subscription): Result<string> {
  const payment = typeof invoice === 'object' ? invoice?.confirmation_secret?.client_secret : undefined;
  const secret = payment ?? (typeof setup === 'object' ? setup?.client_secret : undefined);
  if (secret) return ok(secret);
  return fail('CONFLICT', 'Nothing is left to pay on this subscription. Reload the page to see it.');
}
