import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type Stripe from 'stripe';
import type { StripeWork } from '../../../stripe/at-stripe.js';
import type { CurrentSubscription } from '../../../stripe/current-subscription.js';
import { findPrice, type SoldPlan } from '../../../stripe/plan-prices.js';
import { schedulePlan, takeScheduleBack } from '../../../stripe/scheduled-plan.js';
import { planChangeOf, type PlanChange } from './plan-change.js';
import { priceMissing } from '../subscription.errors.js';
import { changeCurrent } from './with-current.js';

/** Puts the person's subscription on another plan or interval: upwards at once, downwards at the end of the period. */
export function changePlan(
  operation: Operation,
  input: SoldPlan,
): Promise<Result<{ readonly userId: string }>> {
  return changeCurrent(operation, { name: 'changePlan' }, async (current, work) => {
    const { stripe } = work;
    const change = planChangeOf(current.facts, input);
    if (change.kind === 'REFUSED') return fail('CONFLICT', change.reason);
    if (change.kind === 'NONE') return ok(null);
    const price = await findPrice(stripe.client, stripe.namedPrices, input);
    if (!price) return priceMissing();
    await takeScheduleBack(stripe, current.subscription);
    if (change.kind === 'AT_PERIOD_END') await schedulePlan(work, current, { ...input, price: price.id });
    else if (change.kind !== 'RESTORE') await changeNow(work, current, price, change);
    return ok(null);
  });
}

async function changeNow(
  { stripe, workId }: StripeWork,
  { subscription, item }: CurrentSubscription,
  price: Stripe.Price,
  { kind }: PlanChange,
): Promise<void> {
  await stripe.client.subscriptions.update(
    subscription.id,
    {
      items: [{ id: item.id, price: price.id }],
      proration_behavior: kind === 'NOW' ? 'always_invoice' : 'none',
      payment_behavior: 'error_if_incomplete',
    },
    { idempotencyKey: `${workId}-change` },
  );
}
