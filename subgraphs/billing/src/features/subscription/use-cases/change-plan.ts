import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type Stripe from 'stripe';
import type { CurrentSubscription } from '../../../stripe/current-subscription.js';
import { findPrice, type SoldPlan } from '../../../stripe/plan-prices.js';
import { paidMetadata } from '../../../stripe/subscription-facts.js';
import { planChangeOf, type PlanChange } from '../plan-change.js';
import { priceMissing } from '../subscription.errors.js';
import { changeCurrent } from './with-current.js';

/** Puts the person's subscription on another plan or interval: upwards at once, downwards at the end of the period. */
export function changePlan(
  operation: Operation,
  input: SoldPlan,
): Promise<Result<{ readonly userId: string }>> {
  return changeCurrent(operation, { name: 'changePlan', input }, async (current, { stripe, workId }) => {
    const change = planChangeOf(current.facts, input);
    if (change.kind === 'REFUSED') return fail('CONFLICT', change.reason);
    if (change.kind === 'NONE') return ok(null);
    const price = await findPrice(stripe.client, stripe.namedPrices, input);
    if (!price) return priceMissing();
    await stripe.client.subscriptions.update(
      current.subscription.id,
      { items: [{ id: current.item.id, price: price.id }], ...termsOf(change, current) },
      { idempotencyKey: `${workId}-change` },
    );
    return ok(null);
  });
}

/** A later change has a lower price from now on, for the next period, and remembers what is paid for until then. */
function termsOf({ kind }: PlanChange, { item, facts }: CurrentSubscription): Stripe.SubscriptionUpdateParams {
  const isLater = kind === 'AT_PERIOD_END';
  return {
    proration_behavior: kind === 'NOW' ? 'always_invoice' : 'none',
    payment_behavior: 'error_if_incomplete',
    metadata: {
      [paidMetadata.plan]: isLater ? facts.planKey : '',
      [paidMetadata.until]: isLater ? String(item.current_period_end) : '',
    },
  };
}
